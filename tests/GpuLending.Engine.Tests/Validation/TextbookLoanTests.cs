using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Validation;

/// <summary>Loan amortisations as textbooks print them, through a whole deal; recomputed with an independent program from the annuity formula.</summary>
public sealed class TextbookLoanTests
{
    /// <summary>First instalment, first principal and interest over the life; the printed figures are rounded to cents, so are these.</summary>
    [Theory]
    // Brealey, Myers, Allen, Principles of Corporate Finance, "amortizing loan": 1,000 at 10 % over four years is 315.47 a year, 215.47 of the first is principal.
    [InlineData(1_000, 0.10, 48, PaymentFrequency.Annual, AmortisationStyle.Level, 315.47, 215.47, 261.88)]
    // Ross, Westerfield, Jordan, Fundamentals of Corporate Finance, loan types and amortization: 5,000 at 9 % over five years, level and with equal principal.
    [InlineData(5_000, 0.09, 60, PaymentFrequency.Annual, AmortisationStyle.Level, 1_285.46, 835.46, 1_427.31)]
    [InlineData(5_000, 0.09, 60, PaymentFrequency.Annual, AmortisationStyle.Straight, 1_450.00, 1_000.00, 1_350.00)]
    // Gitman, Principles of Managerial Finance: 6,000 at 10 % over four years; with unrounded factors 1,892.82.
    [InlineData(6_000, 0.10, 48, PaymentFrequency.Annual, AmortisationStyle.Level, 1_892.82, 1_292.82, 1_571.30)]
    // Fabozzi, Bond Markets, mortgage tables: 100,000 over 360 months at 9.5 % is 840.85 a month, 49.19 of the first is principal; at 8.125 % it is 742.50.
    [InlineData(100_000, 0.095, 360, PaymentFrequency.Monthly, AmortisationStyle.Level, 840.85, 49.19, 202_707.51)]
    [InlineData(100_000, 0.08125, 360, PaymentFrequency.Monthly, AmortisationStyle.Level, 742.50, 65.41, 167_298.99)]
    public void A_textbook_loan_is_the_printed_one(int amount, double rate, int months, PaymentFrequency frequency, AmortisationStyle style, double instalment, double principal, double interest)
    {
        var result = TestDeals.Run(TestDeals.LoanOnly(amount, new()
        {
            Kind = FacilityKind.TermLoan,
            TenorMonths = months,
            PaymentFrequency = frequency,
            Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = rate, DayCount = "30/360" },
            Amortisation = new() { Style = style },
        }) with
        { ClosingDate = new(2027, 1, 1) });

        var first = (int)frequency;
        (result.Loan.InterestPaid[first] + result.Loan.Principal[first]).ShouldBe(instalment, 0.006);
        result.Loan.Principal[first].ShouldBe(principal, 0.006);
        result.Returns.TotalInterest.ShouldBe(interest, 0.006);
        result.Loan.Balance[months].ShouldBe(0, 1e-9);
        result.Checks.ShouldAllBe(check => check.Holds);
    }
}
