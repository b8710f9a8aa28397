using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Sizing;

/// <summary>Draws held to what is delivered: two lots of 500 H100 at 50,000 (25m each), one at closing and one three months later, advance 80 %.</summary>
public sealed class DrawSizingTests
{
    private static readonly DateOnly Second = new(2027, 3, 31);

    private static DealCase Deal(DrawTest test, params (DateOnly Date, decimal Amount)[] draws) => TestDeals.Plain with
    {
        Lots = [TestDeals.Lot("L1", 500), TestDeals.Lot("L2", 500, Second)],
        Facility = TestDeals.Plain.Facility with
        {
            Draws = new() { Kind = DrawPlanKind.Entered, Entered = [.. draws.Select(draw => new PlannedDraw { Date = draw.Date, Amount = Money.Usd(draw.Amount) })] },
        },
        Sizing = TestDeals.CommitmentOnly with { AdvanceOnCost = new() { AdvanceRate = 0.8, DrawTest = test } },
    };

    [Fact]
    public void The_whole_fleet_counts_unless_the_terms_hold_draws_to_deliveries()
    {
        var result = TestDeals.Run(Deal(DrawTest.WholeFleet, (TestDeals.Closing, 30_000_000), (Second, 10_000_000)));

        result.Sizing.ByDraw.Select(draw => draw.Amount).ShouldBe([30_000_000, 10_000_000]);
        result.Sizing.ByDraw.Select(draw => draw.DeliveredCost).ShouldBe([25_000_000, 50_000_000]);
    }

    [Fact]
    public void A_draw_ahead_of_deliveries_is_cut_and_what_is_cut_is_not_drawn()
    {
        // 80 % of 25m delivered at closing is 20m; the second draw stays 10m.
        var result = TestDeals.Run(Deal(DrawTest.AsDelivered, (TestDeals.Closing, 30_000_000), (Second, 10_000_000)));

        result.Sizing.ByDraw.Select(draw => draw.Amount).ShouldBe([20_000_000, 10_000_000], 1e-3);
        result.Sizing.ByDraw.Select(draw => draw.Planned).ShouldBe([30_000_000, 10_000_000], 1e-3);
        result.Sizing.LoanSize.ShouldBe(Money.Usd(30_000_000));
        result.Sizing.ByDraw[0].Tightest.ShouldBe("advance-on-cost");
        result.Sizing.ByDraw[0].Allowances.Single(allowance => allowance.Key == "advance-on-cost").Allows.ShouldBe(20_000_000, 1e-3);
    }

    [Fact]
    public void What_is_cut_can_be_carried_to_the_next_draw()
    {
        var result = TestDeals.Run(Deal(DrawTest.AsDeliveredCarried, (TestDeals.Closing, 30_000_000), (Second, 10_000_000)));

        result.Sizing.ByDraw.Select(draw => draw.Amount).ShouldBe([20_000_000, 20_000_000], 1e-3);
        result.Sizing.LoanSize.ShouldBe(Money.Usd(40_000_000));
    }

    [Fact]
    public void The_day_before_on_and_after_a_delivery()
    {
        foreach (var (days, first) in new[] { (-1, 20_000_000.0), (0, 40_000_000.0), (1, 40_000_000.0) })
        {
            var result = TestDeals.Run(Deal(DrawTest.AsDelivered, (Second.AddDays(days), 45_000_000)));

            result.Sizing.ByDraw[0].Amount.ShouldBe(first, 1e-3, $"{days} days after the delivery");
        }
    }

    [Fact]
    public void Nothing_delivered_by_any_draw_allows_nothing()
    {
        var late = Deal(DrawTest.AsDelivered, (TestDeals.Closing, 30_000_000)) with { Lots = [TestDeals.Lot("L2", 500, Second)] };

        TestDeals.Run(late).Sizing.LoanSize.IsZero.ShouldBeTrue();
    }

    [Fact]
    public void Another_limit_that_allows_less_cuts_all_draws_in_proportion()
    {
        var deal = Deal(DrawTest.AsDelivered, (TestDeals.Closing, 30_000_000), (Second, 10_000_000));
        var result = TestDeals.Run(deal with { Sizing = deal.Sizing with { Commitment = new() { Hold = Money.Usd(15_000_000) } } });

        result.Sizing.ByDraw.Select(draw => draw.Amount).ShouldBe([10_000_000, 5_000_000], 1e-3);
    }

    [Fact]
    public void Uses_of_the_loan_and_held_draws_agree()
    {
        var deal = Deal(DrawTest.AsDelivered, (TestDeals.Closing, 30_000_000), (Second, 30_000_000));
        deal = deal with
        {
            Facility = deal.Facility with { Interest = deal.Facility.Interest with { CapitalisedUntil = new(2027, 9, 30) } },
            Sizing = deal.Sizing with { AdvanceOnCost = deal.Sizing.AdvanceOnCost with { Uses = new() { CapitalisedInterest = UseFunding.Advance } } },
        };

        var result = TestDeals.Run(deal);

        var whole = 0.8 * (50_000_000 + result.Loan.InterestCapitalised.Sum());
        result.Sizing.LoanSizeUnrounded.ShouldBe(whole, 1e-2);
        result.Sizing.ByDraw[0].Amount.ShouldBe(whole / 2, 1e-2);
    }

    [Fact]
    public void A_stressed_run_keeps_the_draws()
    {
        var deal = Deal(DrawTest.AsDelivered, (TestDeals.Closing, 30_000_000), (Second, 10_000_000));

        var stressed = TestDeals.Run(deal, new() { Name = "Late", DelayMonths = 6, ValueFactor = 0.5 });

        stressed.Loan.Drawn.ShouldBe(TestDeals.Run(deal).Loan.Drawn);
    }
}
