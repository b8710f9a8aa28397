namespace GpuLending.Engine.Numerics;

/// <summary>The outcome of a search for a fixed point.</summary>
/// <param name="IsFound">Whether there is one.</param>
/// <param name="Value">The largest; NaN when there is none.</param>
/// <param name="Residual">The function less the point, there; NaN when there is none.</param>
/// <param name="Evaluations">How often the function was called.</param>
/// <param name="Others">Smaller fixed points that were seen, from the largest down; empty when there are none.</param>
/// <param name="Reason">Why there is none, to follow "because"; empty when there is one.</param>
public sealed record FixedPointSearch(bool IsFound, double Value, double Residual, int Evaluations, IReadOnlyList<double> Others, string Reason);
