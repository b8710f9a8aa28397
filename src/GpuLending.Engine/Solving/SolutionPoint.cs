namespace GpuLending.Engine.Solving;

/// <summary>One value tried.</summary>
/// <param name="Input">The input.</param>
/// <param name="Output">The output; null when there is none.</param>
/// <param name="Refused">Why there is none; null when there is one.</param>
public sealed record SolutionPoint(double Input, double? Output, string? Refused);
