namespace GpuLending.Engine.Loans;

/// <summary>The payments that one set of repayment terms governs.</summary>
/// <param name="From">First payment of it, from 1.</param>
/// <param name="Terms">How what is then owed is repaid.</param>
/// <param name="Draws">Each draw's clock under the terms then in force.</param>
internal sealed record RepaymentSegment(int From, AmortisationTerms Terms, DrawSlice[] Draws);
