namespace GpuLending.Engine.Simulation;

/// <summary>A launch that is certain to come in a month and takes a random part off the value, beside what the curve already takes off.</summary>
/// <param name="Month">Month counted from closing, 1 or more.</param>
/// <param name="Low">Least size as a fall of the logarithm of value, 0 or more.</param>
/// <param name="High">Largest size likewise; every size between is equally likely.</param>
public sealed record LaunchJump(int Month, double Low, double High);
