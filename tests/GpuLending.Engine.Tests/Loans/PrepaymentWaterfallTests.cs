using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Waterfalls;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>Prepayments of the loan's own terms beside a waterfall's sweeps.</summary>
public sealed class PrepaymentWaterfallTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    public void They_are_paid_with_principal_and_cash_in_equals_cash_out(double rateShift)
    {
        var facility = QuarterLoan.Straight with
        {
            Prepayment = new()
            {
                Application = PrepaymentApplication.InOrderOfMaturity,
                Premium = new() { PremiumSteps = [new() { Until = QuarterLoan.Date(6), Share = 0.01 }] },
                Voluntary = [new() { Date = QuarterLoan.Date(3), Amount = Money.Usd(100_000) }],
            },
        };
        var deal = QuarterLoan.Deal(facility) with
        {
            OtherCashFlows = [.. Enumerable.Range(1, 8).Select(k => TestDeals.Cash(QuarterLoan.Date(k), 300_000))],
            Waterfall = WaterfallTemplates.Plain(3) with { SponsorPays = SponsorSupport.BaseCase },
        };

        var result = TestDeals.Run(deal, new Scenario { Name = "Rates", RateShift = rateShift });

        var made = result.Loan.Prepayments.ShouldHaveSingleItem();
        made.Paid.ShouldBe(100_000, 1e-6);
        made.Premium.ShouldBe(1_000, 1e-6);
        result.Loan.Balance[^1].ShouldBe(0, 1e-6);
        result.Checks.Where(check => !check.Holds).Select(check => $"{check.Name}: {check.Difference}").ShouldBeEmpty();
    }
}
