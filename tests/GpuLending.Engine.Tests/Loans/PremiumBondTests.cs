using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>The effective-interest bond as a deal: 1,000,000 of notes, 11 % in half years, five years, bought to yield 10 %. Source: investopedia.com, CFA level 1, "Total interest
/// cost components", which prints 1,038,609, 51,930 and 1,035,539.</summary>
public sealed class PremiumBondTests
{
    private const double Price = 1_038_608.67464592;

    [Fact]
    public void A_premium_is_spread_over_the_life_of_the_notes()
    {
        var result = Run();

        result.Returns.YieldPerPeriod.ShouldNotBeNull().ShouldBe(0.05, 1e-12);
        var rows = result.Returns.CarryingAmountByPeriod;
        rows.Count.ShouldBe(10);
        Row(rows[0]).ShouldBe((1_038_608.67, 51_930.43, 1_035_539.11));
        Row(rows[1]).ShouldBe((1_035_539.11, 51_776.96, 1_032_316.06));
        Row(rows[2]).ShouldBe((1_032_316.06, 51_615.80, 1_028_931.87));
        rows.Sum(row => row.Interest).ShouldBe(511_391.33, 0.01);
        (rows[^1].Cash - 55_000).ShouldBe(1_000_000, 1e-6);
        rows[^1].Carrying.ShouldBe(0, 1e-6);
    }

    [Fact]
    public void The_premium_is_a_source_and_no_use()
    {
        var table = Run().SourcesAndUses;

        table.Sources.Single(line => line.Name == "Issue premium").Amount.ShouldBe(Money.Usd(38_608.67m));
        table.Uses.ShouldNotContain(line => line.Name == "Original issue discount");
        table.Sources.Sum(line => line.Amount.Amount).ShouldBe(table.Uses.Sum(line => line.Amount.Amount));
    }

    [Fact]
    public void A_hedge_premium_is_a_use_and_no_income_of_the_lenders()
    {
        var hedged = Run(new() { OriginalIssueDiscount = 1 - (Price / 1_000_000), HedgePremium = Money.Usd(5_000) });

        hedged.SourcesAndUses.Uses.Single(line => line.Name == "Hedge premium").Amount.ShouldBe(Money.Usd(5_000));
        hedged.Returns.LenderXirr.ShouldBe(Run().Returns.LenderXirr);
    }

    /// <summary>A first period that is not a whole one has no yield of one period.</summary>
    [Fact]
    public void Unequal_periods_have_no_yield_a_period()
    {
        var result = TestDeals.Run(Deal(new()) with { ClosingDate = new DateOnly(2027, 2, 1) });

        result.Returns.YieldPerPeriod.ShouldBeNull();
        result.Returns.CarryingAmountByPeriod.ShouldBeEmpty();
        result.Returns.CarryingAmount.ShouldNotBeEmpty();
    }

    private static UnderwritingResult Run(FeeTerms? fees = null) => TestDeals.Run(Deal(fees ?? new() { OriginalIssueDiscount = 1 - (Price / 1_000_000) }));

    private static DealCase Deal(FeeTerms fees) => TestDeals.LoanOnly(1_000_000, new()
    {
        Kind = FacilityKind.Notes,
        TenorMonths = 60,
        FinalMaturity = new(2032, 1, 1),
        FirstPaymentDate = new(2027, 7, 1),
        PaymentFrequency = PaymentFrequency.SemiAnnual,
        Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.11, DayCount = "30E/360" },
        Amortisation = new() { Style = AmortisationStyle.Bullet },
        Fees = fees,
    }) with
    { ClosingDate = new(2027, 1, 1) };

    private static (double, double, double) Row(EffectiveInterestPeriod row) => (Math.Round(row.Opening, 2), Math.Round(row.Interest, 2), Math.Round(row.Carrying, 2));
}
