namespace GpuLending.Engine.Market;

/// <summary>A dated price that somebody printed. Asks, quotes, sales and appraisals are never blended.</summary>
/// <param name="GpuModel">Catalogue key.</param>
/// <param name="Date">Day of the price.</param>
/// <param name="Kind">What kind of price it is.</param>
/// <param name="Channel">Where it was struck, such as "marketplace" or a provider's name.</param>
/// <param name="Price">US dollars per GPU, or per GPU-hour for rents.</param>
/// <param name="Source">Where it was printed.</param>
/// <param name="Licence">Licence the fact came under.</param>
public sealed record PriceQuote(string GpuModel, DateOnly Date, PriceKind Kind, string Channel, double Price, string Source, string Licence);
