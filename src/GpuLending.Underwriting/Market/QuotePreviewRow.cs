using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>One row as it would be stored.</summary>
/// <param name="Row">Row of the file.</param>
/// <param name="Date">Day of the price.</param>
/// <param name="Gpu">Catalogue name.</param>
/// <param name="Kind">Kind of price; the unit follows from it.</param>
/// <param name="Evidence">What it is evidence of.</param>
/// <param name="Segment">Channel.</param>
/// <param name="Provider">Who asks, quotes or sold.</param>
/// <param name="Price">US dollars per GPU-hour or per GPU.</param>
/// <param name="AsPublished">Price and unit as in the file, where they were converted.</param>
/// <param name="EarlierPrice">The price on record whose place it takes; null when it takes none.</param>
public sealed record QuotePreviewRow(
    int Row, DateOnly Date, string Gpu, PriceKind Kind, PriceEvidence Evidence, string Segment, string Provider, decimal Price, string AsPublished, decimal? EarlierPrice);
