namespace GpuLending.Engine.Revenue;

/// <summary>A suggestion: repay ahead of a lease's end what the cash after it does not carry.</summary>
/// <param name="Expiry">The last committed end.</param>
/// <param name="BalanceAtExpiry">Principal outstanding at the end of its month by the schedule.</param>
/// <param name="Carried">Principal that the cash after it carries at the sizing's targets: its present value at the loan's rate.</param>
/// <param name="ToSweep">The difference.</param>
/// <param name="From">Day from which to sweep.</param>
/// <param name="MonthsBefore">Months before the expiry to begin.</param>
/// <param name="Share">Share of the cash left after debt service to sweep, at most 1.</param>
/// <param name="NotReached">What even all of that cash since closing would not repay; 0 when the sweep suffices.</param>
public sealed record LeaseSweep(
    DateOnly Expiry, double BalanceAtExpiry, double Carried, double ToSweep, DateOnly From, int MonthsBefore, double Share, double NotReached);
