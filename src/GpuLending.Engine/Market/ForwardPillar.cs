namespace GpuLending.Engine.Market;

/// <summary>A base rate on a date.</summary>
/// <param name="Date">Day the rate is set.</param>
/// <param name="RatePerAnnum">Rate a year as a fraction.</param>
/// <param name="Assumed">True when nobody observed it.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record ForwardPillar(DateOnly Date, double RatePerAnnum, bool Assumed, string Source);
