namespace GpuLending.Engine.Simulation;

/// <summary>One bar of the histogram of losses above zero.</summary>
/// <param name="From">Least loss, included.</param>
/// <param name="To">Largest loss, excluded but in the last bar.</param>
/// <param name="Paths">Number of paths.</param>
public sealed record LossBin(double From, double To, int Paths);
