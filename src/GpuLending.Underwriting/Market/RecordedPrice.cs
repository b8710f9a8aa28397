using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>What a new row is held against.</summary>
internal sealed record RecordedPrice(string Gpu, PriceKind Kind, string Segment, DateOnly Date, decimal Price);
