using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Revenue;

public sealed class LeaseSweepTests
{
    private const double Quarter = 3 * 1000 * 730 * 2.5;

    /// <summary>A bullet at 8 % on 30/360, quarterly; contract of two years, then nothing, so that nothing is carried past it.</summary>
    private static DealCase Deal(decimal loan, double rentAfter = 0) => TestDeals.Plain with
    {
        Contracts = [TestDeals.Contract("C1", 1000, end: new(2028, 12, 31))],
        Merchant = rentAfter > 0 ? new() { PricePerGpuHour = Money.Usd((decimal)rentAfter), DeclinePerAnnum = 0, Utilisation = 1, VoidMonths = 0 } : new(),
        Costs = new() { Power = new() },
        Sizing = TestDeals.CommitmentOnly,
        Facility = TestDeals.Plain.Facility with
        {
            Commitment = Money.Usd(loan),
            Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08, DayCount = "30/360" },
            Amortisation = new() { Style = AmortisationStyle.Bullet, BalloonShare = 1, BalloonReason = "test" },
            Fees = new(),
        },
    };

    [Fact]
    public void A_years_cash_is_swept_where_it_suffices()
    {
        var sweep = TestDeals.Run(Deal(10_000_000)).RollOver!.Sweep!;

        sweep.Expiry.ShouldBe(new DateOnly(2028, 12, 31));
        sweep.BalanceAtExpiry.ShouldBe(10_000_000, 1e-6);
        sweep.Carried.ShouldBe(0);
        sweep.ToSweep.ShouldBe(10_000_000, 1e-6);
        sweep.From.ShouldBe(new DateOnly(2027, 12, 31));
        sweep.MonthsBefore.ShouldBe(12);
        sweep.Share.ShouldBe(10_000_000 / (4 * (Quarter - 200_000)), 1e-9);
        sweep.NotReached.ShouldBe(0);
    }

    [Fact]
    public void It_begins_earlier_where_a_year_does_not_suffice()
    {
        var sweep = TestDeals.Run(Deal(24_000_000)).RollOver!.Sweep!;

        sweep.MonthsBefore.ShouldBe(15);
        sweep.Share.ShouldBe(24_000_000 / (5 * (Quarter - 480_000)), 1e-9);
    }

    [Fact]
    public void What_no_sweep_reaches_is_said()
    {
        var sweep = TestDeals.Run(Deal(60_000_000)).RollOver!.Sweep!;

        sweep.MonthsBefore.ShouldBe(24);
        sweep.Share.ShouldBe(1);
        sweep.NotReached.ShouldBe(60_000_000 - (8 * (Quarter - 1_200_000)), 1e-3);
    }

    [Fact]
    public void Rent_after_the_end_carries_its_present_value_at_the_target()
    {
        var deal = Deal(20_000_000, rentAfter: 0.5);
        var sweep = TestDeals.Run(deal).RollOver!.Sweep!;

        var allowed = 3 * 1000 * 730 * 0.5 / deal.Sizing.DebtServiceCoverage.MerchantTarget;
        sweep.Carried.ShouldBe(allowed * (1 - Math.Pow(1.02, -12)) / 0.02, 1e-3);
        sweep.ToSweep.ShouldBe(20_000_000 - sweep.Carried, 1e-6);
    }

    [Fact]
    public void Nothing_is_suggested_where_rent_carries_the_debt() => TestDeals.Run(Deal(1_000_000, rentAfter: 2)).RollOver!.Sweep.ShouldBeNull();
}
