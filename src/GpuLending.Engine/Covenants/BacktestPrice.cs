using GpuLending.Engine.Market;

namespace GpuLending.Engine.Covenants;

/// <summary>One provider's printed prices behind a covenant that fired.</summary>
/// <param name="Provider">Who printed them.</param>
/// <param name="AtClosing">Price standing on the day of closing in the past; null when the provider had none.</param>
/// <param name="AtTest">Price standing on the day of the test; null when it had none any more.</param>
public sealed record BacktestPrice(string Provider, PriceQuote? AtClosing, PriceQuote? AtTest);
