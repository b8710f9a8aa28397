namespace GpuLending.Underwriting.DealMemos;

/// <summary>A line of the structure through its points; with a head at its end, or at both.</summary>
internal sealed record StructureLine(IReadOnlyList<(double X, double Y)> Points, bool Arrow = false, bool Both = false, bool Dashed = false);
