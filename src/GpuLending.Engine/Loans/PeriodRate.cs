namespace GpuLending.Engine.Loans;

/// <summary>The yearly rates of one interest period, as fractions.</summary>
/// <param name="Base">Base rate before floor, cap and swap; null for a fixed rate.</param>
/// <param name="Lender">What the lenders are paid: base rate, not under the floor, and margin; or the fixed rate.</param>
/// <param name="Borrower">What the borrower pays after cap and swap.</param>
internal readonly record struct PeriodRate(double? Base, double Lender, double Borrower);
