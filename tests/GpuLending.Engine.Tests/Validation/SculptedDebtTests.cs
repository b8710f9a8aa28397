using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Validation;

/// <summary>Sculpted debt: cash 120, 115, 110, 100, 90 at the ends of five years, 8 % a year, cover 1.40x. Synthetic; the formula (debt is the present value of cash
/// over cover) is the textbook's, the values were computed independently.</summary>
public sealed class SculptedDebtTests
{
    private static readonly decimal[] Cash = [120, 115, 110, 100, 90];
    private static readonly double[] Principal = [61.0410, 62.3529, 63.7697, 61.7284, 59.5238];

    [Theory]
    [InlineData(1.40, 308.4158)]
    [InlineData(1.20, 359.8184)]
    [InlineData(1.15, 375.4627)]
    public void Debt_is_cash_over_cover(double target, double debt)
    {
        var result = TestDeals.Run(Deal(target));

        result.Sizing.LoanSizeUnrounded.ShouldBe(debt, 0.0001);
        result.Sizing.Binding!.Key.ShouldBe("debt-service-coverage");
        foreach (var point in result.Coverage.DebtService)
            point.Ratio!.Value.ShouldBe(target, 1e-9);
        result.Coverage.LoanLife[0]!.Value.ShouldBe(target, 1e-9);
        result.Loan.Balance[60].ShouldBe(0);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void Principal_follows_cash()
    {
        var result = TestDeals.Run(Deal(1.40));

        for (var year = 1; year <= 5; year++)
            result.Loan.Principal[12 * year].ShouldBe(Principal[year - 1], 0.0001, $"year {year}");
        result.Limit("loan-life-coverage").Allows!.Value.ShouldBe(308.4158 * 1.40 / 1.20, 0.0001);
    }

    private static DealCase Deal(double target) => new()
    {
        ClosingDate = TestDeals.Closing,
        OtherCashFlows = [.. Cash.Select((cash, i) => TestDeals.Cash(TestDeals.Closing.AddYears(i + 1), cash))],
        Facility = new()
        {
            TenorMonths = 60,
            PaymentFrequency = PaymentFrequency.Annual,
            Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08, DayCount = "30/360" },
        },
        Sizing = TestDeals.CommitmentOnly with
        {
            DebtServiceCoverage = new() { Status = LimitStatus.Applied, ContractedTarget = target },
            LoanLifeCoverage = new() { Status = LimitStatus.ShownOnly, Target = 1.20 },
        },
    };
}
