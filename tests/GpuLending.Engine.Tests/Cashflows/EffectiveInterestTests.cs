using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Cashflows;

public sealed class EffectiveInterestTests
{
    /// <summary>1,000,000 at 11 % semi-annual for five years, bought to yield 10 %. Published price 1,038,609. Source: Investopedia, CFA level 1 guide, "total interest cost
    /// components", http://www.investopedia.com/exam-guide/cfa-level-1/liabilities/total-interest-cost-componenets.asp; the other figures are exact.</summary>
    [Fact]
    public void A_premium_bond_as_published()
    {
        var periods = EffectiveInterest.Bond(1_000_000, 0.055, 0.05, 10);

        periods[0].Opening.ShouldBe(1_038_608.67, 0.01);
        (double Expense, double Amortised, double Carrying)[] printed =
            [(51_930.43, 3_069.57, 1_035_539.11), (51_776.96, 3_223.04, 1_032_316.06), (51_615.80, 3_384.20, 1_028_931.87)];
        for (var i = 0; i < printed.Length; i++)
        {
            periods[i].Interest.ShouldBe(printed[i].Expense, 0.01);
            (periods[i].Cash - periods[i].Interest).ShouldBe(printed[i].Amortised, 0.01);
            periods[i].Carrying.ShouldBe(printed[i].Carrying, 0.01);
        }

        periods[^1].Carrying.ShouldBe(1_000_000, 0.01);
        periods.Sum(period => period.Interest).ShouldBe(511_391.33, 0.01);
    }

    /// <summary>A bond at par stays at par; a discount bond rises to it; a zero yield is plain sums.</summary>
    [Theory]
    [InlineData(0.05, 0.05, 1_000_000)]
    [InlineData(0.04, 0, 1_400_000)]
    [InlineData(0, 0.05, 613_913.25)]
    public void Prices_at_par_discount_and_zero_yield(double coupon, double yield, double price)
    {
        var periods = EffectiveInterest.Bond(1_000_000, coupon, yield, 10);

        periods[0].Opening.ShouldBe(price, 0.01);
        periods[^1].Carrying.ShouldBe(1_000_000, 1e-6);
        Should.Throw<ArgumentOutOfRangeException>(() => EffectiveInterest.Bond(1, 0.05, -1, 10));
        Should.Throw<ArgumentOutOfRangeException>(() => EffectiveInterest.Bond(1, 0.05, 0.05, 0));
    }

    /// <summary>A deal's loan with discount and upfront fee: carried at what the lenders paid, it ends at nothing, and its income is interest with discount and fees.</summary>
    [Fact]
    public void A_loan_is_carried_at_its_yield_to_nothing()
    {
        var deal = TestDeals.LoanOnly(1_000_000, new()
        {
            TenorMonths = 24,
            Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08 },
            Amortisation = new() { Style = AmortisationStyle.Straight },
            Fees = new() { OriginalIssueDiscount = 0.02, Upfront = 0.01 },
        });

        var result = TestDeals.Run(deal);
        var rows = result.Returns.CarryingAmount;

        rows[0].Date.ShouldBe(deal.ClosingDate);
        rows[0].Carrying.ShouldBe(970_000, 1e-6);
        rows[^1].Carrying.ShouldBe(0, 1e-3);
        rows.Sum(row => row.Interest).ShouldBe(result.Returns.TotalInterest + result.Returns.TotalFees, 1e-3);
        // Below what is owed until the end: the discount is earned over the life.
        rows.SkipLast(1).ShouldAllBe(row => row.Carrying < result.Loan.Balance[result.Months.ToList().IndexOf(row.Date!.Value)]);
    }
}
