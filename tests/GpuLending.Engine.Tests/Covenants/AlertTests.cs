using GpuLending.Engine.Checks;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Covenants;

/// <summary>Alerts that look ahead: each is there when it should be and not otherwise.</summary>
public sealed class AlertTests
{
    [Theory]
    [InlineData(0.74, true)]
    [InlineData(0.75, false)]
    public void Floating_principal_without_a_hedge_is_told(double swapped, bool told)
    {
        var deal = TestDeals.Plain with
        {
            Facility = TestDeals.Plain.Facility with { Interest = new InterestTerms { Kind = RateKind.Floating, MarginPerAnnum = 0.04, SwapShare = swapped, SwapRatePerAnnum = 0.04 } },
        };

        Codes(deal).Contains("interest-not-hedged").ShouldBe(told);
    }

    [Fact]
    public void A_fixed_rate_is_never_called_unhedged() => Codes(TestDeals.Plain).ShouldNotContain("interest-not-hedged");

    [Theory]
    [InlineData(0.07, 0, false)]
    [InlineData(0.70, 0, true)]
    [InlineData(0.70, 0.95, false)]
    public void Dear_power_without_a_fixed_price_is_told(double price, double hedged, bool told)
    {
        var deal = TestDeals.Plain with
        {
            Costs = TestDeals.Plain.Costs with { Power = new() { PricePerKilowattHour = Money.Usd((decimal)price), HedgedShare = hedged } },
        };

        Codes(deal).Contains("power-not-fixed").ShouldBe(told);
    }

    [Fact]
    public void Cash_below_zero_ahead_is_told_with_its_first_month()
    {
        var deal = TestDeals.Plain with
        {
            Sizing = TestDeals.CommitmentOnly,
            Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(20_000_000), Amortisation = new() { Style = AmortisationStyle.Straight } },
            OtherCashFlows = [TestDeals.Cash(new(2028, 5, 31), -500_000_000m)],
        };

        TestDeals.Run(deal).Alerts.Single(alert => alert.Code == "negative-cash-flow").Message.ShouldContain("first in the month to 31 May 2028");
        Codes(TestDeals.Plain).ShouldNotContain("negative-cash-flow");
    }

    [Fact]
    public void Cures_that_count_for_nothing_are_told()
    {
        Covenant With(DateOnly date, CureTerms? rights = null) => new()
        {
            Id = "V1",
            Kind = CovenantKind.DebtServiceCoverage,
            Threshold = 1.15,
            Cures = [new() { Date = date, Amount = Money.Usd(1) }],
            CureRights = rights,
        };

        Codes(TestDeals.Plain with { Covenants = [With(new(2027, 3, 31))] }).ShouldNotContain("cure-not-counted");
        Codes(TestDeals.Plain with { Covenants = [With(new(2027, 3, 30))] }).ShouldContain("cure-not-counted");
        Codes(TestDeals.Plain with { Covenants = [With(new(2027, 3, 31), new() { MostTimes = 0 })] }).ShouldContain("cure-not-counted");
    }

    [Fact]
    public void More_owed_than_the_base_carries_is_told()
    {
        Codes(TestDeals.Plain with { BorrowingBase = new() { AdvanceRate = 0.05 } }).ShouldContain("borrowing-base");
        Codes(TestDeals.Plain with { BorrowingBase = new() { AdvanceRate = 1 }, Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(100_000) } }).ShouldNotContain("borrowing-base");
    }

    [Fact]
    public void Checks_that_must_hold_and_alerts_that_may_warn_are_kept_apart()
    {
        var result = TestDeals.Run(TestDeals.Plain with { Covenants = [new() { Id = "V1", Kind = CovenantKind.LoanToCost, Threshold = 0.01 }] });

        result.Checks.ShouldAllBe(check => check.Holds);
        result.Alerts.Select(alert => alert.Code).ShouldContain("covenant-fails");
        result.Checks.Select(check => check.Name).Intersect(result.Alerts.Select(alert => alert.Message)).ShouldBeEmpty();
    }

    private static List<string> Codes(DealCase deal) => [.. TestDeals.Run(deal).Alerts.Select((CommercialAlert alert) => alert.Code)];
}
