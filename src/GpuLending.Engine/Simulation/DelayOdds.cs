namespace GpuLending.Engine.Simulation;

/// <summary>The probability that what is not delivered at closing comes late by some months.</summary>
/// <param name="Months">Months late, 1 to 24.</param>
/// <param name="Probability">Probability of exactly this delay, 0 to 1; what all delays leave of 1 is on time.</param>
public sealed record DelayOdds(int Months, double Probability);
