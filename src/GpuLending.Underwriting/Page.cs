namespace GpuLending.Underwriting;

/// <summary>Some rows of a list and how many there are in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total);
