namespace GpuLending.Engine.Revenue;

/// <summary>Debt service cover of a payment period after a contract's end.</summary>
/// <param name="Month">Month of the payment.</param>
/// <param name="Date">Payment date.</param>
/// <param name="DebtServiceDue">Interest and principal due, a balloon left out.</param>
/// <param name="WithRelet">Cover with re-letting as expected; null without debt service.</param>
/// <param name="WithoutRelet">Cover when nothing is let again; null without debt service.</param>
public sealed record CoverAfterExpiry(int Month, DateOnly Date, double DebtServiceDue, double? WithRelet, double? WithoutRelet);
