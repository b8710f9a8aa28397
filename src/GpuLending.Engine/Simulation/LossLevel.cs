namespace GpuLending.Engine.Simulation;

/// <summary>The tail of the losses from one level on.</summary>
/// <param name="Level">Level, such as 0.99.</param>
/// <param name="ValueAtRisk">Loss that is not exceeded with this probability: the ascending loss number ⌊level × paths⌋, counted from 0.</param>
/// <param name="ExpectedShortfall">Mean of that loss and all larger ones.</param>
public sealed record LossLevel(double Level, Estimate ValueAtRisk, Estimate ExpectedShortfall);
