namespace GpuLending.Underwriting.Market;

/// <summary>One quote of a series.</summary>
/// <param name="Date">Day of the price.</param>
/// <param name="Price">US dollars per GPU-hour or per GPU.</param>
/// <param name="Provider">Who asks, quotes or sold.</param>
/// <param name="Observations">How many prices it summarises.</param>
/// <param name="Source">Where it was printed.</param>
public sealed record QuotePoint(DateOnly Date, decimal Price, string Provider, int Observations, string Source);
