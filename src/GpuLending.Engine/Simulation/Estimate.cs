namespace GpuLending.Engine.Simulation;

/// <summary>A simulated figure and how sure it is.</summary>
/// <param name="Value">The figure.</param>
/// <param name="StandardError">Standard deviation of the figure over repetitions with other seeds, estimated from this run.</param>
public readonly record struct Estimate(double Value, double StandardError);
