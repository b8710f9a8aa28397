namespace GpuLending.Engine.Simulation;

/// <summary>Where the estimates stood after some of the paths.</summary>
/// <param name="Paths">Paths so far.</param>
/// <param name="ExpectedLoss">Mean loss of them.</param>
/// <param name="ProbabilityOfDefault">Share of them in default.</param>
public sealed record ConvergencePoint(int Paths, Estimate ExpectedLoss, Estimate ProbabilityOfDefault);
