namespace GpuLending.Engine.Solving;

/// <summary>One value tried.</summary>
/// <param name="Input">The input.</param>
/// <param name="Output">The output; null when there is none.</param>
/// <param name="Refused">Why there is none; null when there is one.</param>
public sealed record SolutionPoint(double Input, double? Output, string? Refused)
{
    /// <summary>Whether there is no output because it is above every number: a loan-to-value with something owed on no value. It is at least any target and at most none.</summary>
    public bool IsUnbounded { get; init; }
}
