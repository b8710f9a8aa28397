namespace GpuLending.Underwriting.Deals;

/// <summary>One difference between two documents. A list of them, applied in order, turns the first into the second.</summary>
/// <param name="Path">JSON pointer from the document's root, such as "/case/lots/0/count".</param>
/// <param name="From">The value before, as JSON text; null when there was none.</param>
/// <param name="To">The value after, as JSON text; null when there is none.</param>
public sealed record DocumentChange(string Path, string? From, string? To);
