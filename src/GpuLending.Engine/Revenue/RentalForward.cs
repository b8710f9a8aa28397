namespace GpuLending.Engine.Revenue;

/// <summary>What the rental term curve implies for one month.</summary>
/// <param name="Month">Month of the run, 0 is closing.</param>
/// <param name="Rate">Forward rate of the month that begins there, per GPU-hour.</param>
/// <param name="TermRate">Forward rate of a contract of the re-let term that starts there, per GPU-hour.</param>
public sealed record RentalForward(int Month, double Rate, double TermRate);
