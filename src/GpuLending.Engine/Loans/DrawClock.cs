namespace GpuLending.Engine.Loans;

/// <summary>One draw on its own clock, amendments counted in.</summary>
/// <param name="Number">Place among the draws, from 1.</param>
/// <param name="Date">Day the cash is paid out.</param>
/// <param name="Amount">Principal drawn, unsettled.</param>
/// <param name="MarginPerAnnum">Margin on that day (the rate itself, of a loan at a fixed rate), as a fraction.</param>
/// <param name="FirstPayment">First payment date after it.</param>
/// <param name="FirstPrincipal">First payment date with principal.</param>
/// <param name="Maturity">Payment date at which all that is left is due.</param>
public sealed record DrawClock(int Number, DateOnly Date, double Amount, double MarginPerAnnum, DateOnly FirstPayment, DateOnly FirstPrincipal, DateOnly Maturity);
