using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>A row whose price is far from what is on record. It comes in only when the importer accepts it.</summary>
/// <param name="Row">Row of the file.</param>
/// <param name="Gpu">Catalogue name.</param>
/// <param name="Kind">Kind of price; the unit follows from it.</param>
/// <param name="Segment">Channel; empty when the file does not say.</param>
/// <param name="Price">US dollars per GPU-hour or per GPU, as it would be stored.</param>
/// <param name="HeldAgainst">The price it was held against, in the same unit.</param>
/// <param name="Basis">What that price is, in words.</param>
/// <param name="Lowest">Lowest price that is taken without a question.</param>
/// <param name="Highest">Highest price that is taken without a question.</param>
public sealed record QuoteOutlier(int Row, string Gpu, PriceKind Kind, string Segment, decimal Price, decimal HeldAgainst, string Basis, decimal Lowest, decimal Highest);
