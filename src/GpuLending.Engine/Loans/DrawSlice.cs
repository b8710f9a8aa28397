namespace GpuLending.Engine.Loans;

/// <summary>One draw on its own clock, as places on the grid of payment dates; the amount is the weight times the loan.</summary>
/// <param name="Date">Day the cash is paid out and interest starts.</param>
/// <param name="Weight">Share of the loan; all weights sum to 1.</param>
/// <param name="Month">Month of the timeline in which it falls.</param>
/// <param name="First">First payment after the draw.</param>
/// <param name="FirstPrincipal">First payment with principal: after the interest-only months and after interest is last capitalised.</param>
/// <param name="Last">Payment at which all that is left is due.</param>
internal readonly record struct DrawSlice(DateOnly Date, double Weight, int Month, int First, int FirstPrincipal, int Last);
