namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>The rest of a failure's path, for members that are named by a document's own keys and not by properties.</summary>
internal sealed record FieldBelow(params IReadOnlyList<string> Segments);
