using GpuLending.Engine.Loans;
using GpuLending.Engine.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>A flat base rate of 4 %, quarters of 30E/360.</summary>
public sealed class MarginTests
{
    [Fact]
    public void Steps_add_up_and_weigh_by_days()
    {
        var result = Run(Floating with
        {
            Interest = Floating.Interest with
            {
                MarginPerAnnum = 0.04,
                MarginSteps = [new() { Date = QuarterLoan.Date(2).AddMonths(1), ChangePerAnnum = 0.01 }, new() { Date = QuarterLoan.Date(1), ChangePerAnnum = 0.005 }],
            },
        });

        QuarterLoan.Interest(result)[..4].ShouldBe(
            [24_000, 1_050_000 * 0.085 / 4, Math.Round(900_000 * ((0.085 * 30) + (0.095 * 60)) / 360, 6), Math.Round(750_000 * 0.095 / 4, 6)]);
        result.Returns.RateAtClosing.ShouldBe(0.08, 1e-15);
    }

    /// <summary>600,000 at 8 % and 400,000 at 17 % as drawn, each straight on its own clock of eight quarters.</summary>
    [Fact]
    public void A_draw_bears_its_own_margin()
    {
        var result = Run(Floating with
        {
            Draws = new()
            {
                Kind = DrawPlanKind.Entered,
                Entered =
                [
                    new() { Date = QuarterLoan.Date(1), Amount = Money.Usd(400_000), MarginPerAnnum = 0.13 },
                    new() { Date = QuarterLoan.Closing, Amount = Money.Usd(600_000), MarginPerAnnum = 0.04 },
                ],
            },
        });

        QuarterLoan.Interest(result)[..3].ShouldBe([12_000, Math.Round((525_000 * 0.02) + (400_000 * 0.0425), 6), Math.Round((450_000 * 0.02) + (350_000 * 0.0425), 6)]);
        result.Loan.Draws.Select(draw => draw.MarginPerAnnum).ShouldBe([0.04, 0.13]);
        // Blended by drawn amount: 0.6 x 8 % + 0.4 x 17 %.
        result.Loan.RatePerAnnum[6].ShouldBe(0.116, 1e-12);
        result.Schedule.Draws[1].Payments[1].RatePerAnnum.ShouldBe(0.17m);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    /// <summary>Two draws of one day are one draw: 4 % on three parts and 12 % on one.</summary>
    [Fact]
    public void Draws_of_a_day_are_blended_by_amount()
    {
        DateOnly day = QuarterLoan.Closing;
        var result = Run(Floating with
        {
            Draws = new()
            {
                Kind = DrawPlanKind.Entered,
                Entered = [new() { Date = day, Amount = Money.Usd(300_000), MarginPerAnnum = 0.12 }, new() { Date = day, Amount = Money.Usd(900_000) }],
            },
            Interest = Floating.Interest with { MarginPerAnnum = 0.04 },
        });

        result.Loan.Draws.ShouldHaveSingleItem().MarginPerAnnum.ShouldBe(0.06, 1e-15);
    }

    /// <summary>CoreWeave DDTL 2.0: 6.00 % where the customer is investment grade, 13.00 % where not. The lot of the second draw serves both, three GPUs to one.</summary>
    [Fact]
    public void Tiers_follow_the_customers_behind_each_draw()
    {
        var later = QuarterLoan.Date(1);
        var deal = TestDeals.Plain with
        {
            ClosingDate = QuarterLoan.Closing,
            Lots = [TestDeals.Lot("L1", 10, QuarterLoan.Closing), TestDeals.Lot("L2", 40, later)],
            Contracts =
            [
                TestDeals.Contract("C1", 10, QuarterLoan.Closing) with { LotIds = ["L1"], CustomerRating = "AA" },
                TestDeals.Contract("C2", 30, later) with { LotIds = ["L2"], CustomerRating = "BBB-" },
                TestDeals.Contract("C3", 10, later) with { LotIds = ["L2"], CustomerRating = "BB+" },
            ],
            Facility = Floating with
            {
                Draws = new() { Kind = DrawPlanKind.FollowDeliveries },
                Interest = Floating.Interest with
                {
                    MarginTiers = [new() { WorstRating = "NR", MarginPerAnnum = 0.13 }, new() { WorstRating = "BBB-", MarginPerAnnum = 0.06 }],
                },
            },
            Sizing = TestDeals.CommitmentOnly with { AdvanceOnCost = new() { AdvanceRate = 0.8 } },
        };

        var result = TestDeals.Run(deal, market: Flat);

        result.Loan.Draws.Select(draw => Math.Round(draw.MarginPerAnnum, 12)).ShouldBe([0.06, 0.0775]);
        result.Returns.RateAtClosing.ShouldBe(0.10, 1e-15);
    }

    /// <summary>Half of the interest may be added to principal for two quarters, which bears a point more on that half: (8 % / 2) in cash, (9 % / 2) added.</summary>
    [Fact]
    public void Interest_in_kind_is_added_with_its_own_margin()
    {
        var result = Run(Floating with
        {
            Interest = Floating.Interest with { MarginPerAnnum = 0.04, PayInKind = new() { Share = 0.5, Until = QuarterLoan.Date(2), MarginPerAnnum = 0.01 } },
            Amortisation = new() { Style = AmortisationStyle.Bullet },
        });

        var first = 1_200_000 * (1 + (0.045 / 4));
        QuarterLoan.Interest(result)[..3].ShouldBe([12_000, Math.Round(first * 0.01, 6), Math.Round(first * (1 + (0.045 / 4)) * 0.02, 6)]);
        result.Loan.InterestCapitalised[3].ShouldBe(13_500, 1e-6);
        result.Loan.Principal.Sum().ShouldBe(first * (1 + (0.045 / 4)), 1e-6);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    /// <summary>A level loan that adds a part of its interest still pays the same cash each time after, and ends at nothing.</summary>
    [Theory]
    [InlineData(AmortisationStyle.Level)]
    [InlineData(AmortisationStyle.Straight)]
    [InlineData(AmortisationStyle.Sculpted)]
    public void Every_style_ends_at_nothing_with_interest_in_kind(AmortisationStyle style)
    {
        var cash = Enumerable.Range(1, 8).Select(k => TestDeals.Cash(QuarterLoan.Date(k), 200_000 + (10_000 * k)));
        var facility = Floating with
        {
            Interest = Floating.Interest with { PayInKind = new() { Share = 0.7, From = QuarterLoan.Date(1), Until = QuarterLoan.Date(3).AddDays(20), MarginPerAnnum = 0.02 } },
            Amortisation = new() { Style = style },
        };
        var result = TestDeals.Run(QuarterLoan.Deal(facility) with { OtherCashFlows = [.. cash] }, market: Flat);

        result.Loan.Balance[24].ShouldBe(0, 1e-6);
        result.Checks.ShouldAllBe(check => check.Holds);
        if (style == AmortisationStyle.Level)
            result.Coverage.DebtService.Select(point => Math.Round(point.Interest + point.Principal, 4)).Distinct().Count().ShouldBe(1);
    }

    private static Facility Floating { get; } = QuarterLoan.Straight with
    {
        Kind = FacilityKind.DelayedDrawTermLoan,
        Interest = new() { MarginPerAnnum = 0.04, DayCount = "30E/360" },
    };

    private static MarketSnapshot Flat { get; } = TestDeals.Market with
    {
        BaseRates = new Dictionary<string, ForwardCurve> { ["SOFR"] = new() { Pillars = [new(new(2024, 1, 1), 0.04, true, "test")] } },
    };

    private static UnderwritingResult Run(Facility facility) => TestDeals.Run(QuarterLoan.Deal(facility), market: Flat);
}
