using GpuLending.Engine.Covenants;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Waterfalls;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Covenants;

/// <summary>What a tier of a rental index does to cash without a rule of the waterfall that names it: 4.30 at closing, one tier at 80 % (3.45).</summary>
public sealed class TierConsequencesTests
{
    private static readonly Scenario Low = new() { Name = "Rents", RentFactor = 0.7 };

    [Fact]
    public void Above_its_price_a_tier_changes_nothing()
    {
        var with = TestDeals.Run(Deal(new() { Share = 0.8, SweepShare = 0.5, ReserveMonths = 6, AmortisationFactor = 1.5, DrawStop = true }));
        var without = TestDeals.Run(Deal(new() { Share = 0.8 }));

        with.Waterfall!.Steps.Count.ShouldBe(without.Waterfall!.Steps.Count);
        with.Loan.Balance.ShouldBe(without.Loan.Balance);
        with.Alerts.ShouldNotContain(alert => alert.Code == "draw-stopped");
    }

    [Fact]
    public void The_sweep_takes_its_share_of_what_debt_service_leaves()
    {
        var result = TestDeals.Run(Deal(new() { Share = 0.8, SweepShare = 0.5 }), Low);

        var waterfall = result.Waterfall.ShouldNotBeNull();
        var sweep = waterfall.Steps.Single(step => step.Name == "Cash sweep by index tier");
        sweep.Paid[1].ShouldBe(waterfall.Distributions[1], 1e-6);
        sweep.Paid[1].ShouldBe(0.5 * (sweep.CashLeft[1] + sweep.Paid[1]), 1e-6);
        sweep.Paid[1].ShouldBeGreaterThan(0);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void Principal_is_multiplied_by_the_factor_while_cash_lasts()
    {
        var deal = Deal(new() { Share = 0.8, AmortisationFactor = 1.5 });
        var plain = TestDeals.Run(Deal(new() { Share = 0.8 }), Low);
        var result = TestDeals.Run(deal, Low);

        var due = plain.Waterfall!.Steps.Single(step => step.Kind == WaterfallStepKind.Principal).Due[1];
        result.Waterfall!.Steps.Single(step => step.Name == "Faster principal by index tier").Paid[1].ShouldBe(0.5 * due, 1e-6);
        result.Loan.Principal[3].ShouldBe(1.5 * due, 1e-6);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void Months_of_debt_service_are_held_in_a_reserve_of_its_own_where_the_terms_have_none()
    {
        var result = TestDeals.Run(Deal(new() { Share = 0.8, ReserveMonths = 3 }), Low);

        var waterfall = result.Waterfall.ShouldNotBeNull();
        var reserve = waterfall.Accounts.Single(account => account.Name == "Reserve by index tier");
        var next = result.Coverage.DebtService[1];
        reserve.Target[1].ShouldBe(next.Interest + next.Principal, 1e-6);
        reserve.Balance[1].ShouldBe(reserve.Target[1], 1e-6);
        reserve.Balance[^1].ShouldBe(0);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void The_agreed_reserve_grows_where_there_is_one()
    {
        var deal = Deal(new() { Share = 0.8, ReserveMonths = 6 });
        var terms = deal.Waterfall!;
        deal = deal with
        {
            Waterfall = terms with
            {
                Accounts = [new() { Id = "DSRA", Name = "Reserve", Kind = CashAccountKind.DebtServiceReserve, Target = AccountTarget.MonthsOfDebtService, TargetMonths = 3, FundedShare = 1, FundedOn = deal.ClosingDate }],
                Steps = [.. terms.Steps.Take(4), new() { Id = "R", Kind = WaterfallStepKind.FundAccount, AccountId = "DSRA" }, terms.Steps[4]],
            },
        };

        double At(Scenario scenario) => TestDeals.Run(deal, scenario).Waterfall!.Accounts.Single(account => account.Name == "Reserve").Target[4];

        At(Low).ShouldBeGreaterThan(1.9 * At(Scenario.Base));
        TestDeals.Run(deal, Low).Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void A_rule_that_names_the_tier_takes_the_place_of_its_sweep()
    {
        var deal = Deal(new() { Share = 0.8, SweepShare = 0.5 });
        var terms = deal.Waterfall!;
        deal = deal with
        {
            Waterfall = terms with
            {
                Triggers = [new() { Id = "T", Measure = TriggerMeasure.RentalIndexTier, Tier = 1 }],
                Steps = [.. terms.Steps.Take(4), new() { Id = "S", Kind = WaterfallStepKind.Sweep, CashShare = 0, TriggeredShare = 0.25, TriggerIds = ["T"] }, terms.Steps[4]],
            },
        };

        var result = TestDeals.Run(deal, Low);

        result.Waterfall!.Steps.Count(step => step.Kind == WaterfallStepKind.Sweep).ShouldBe(1);
        result.Waterfall.Swept[1].ShouldBe(result.Waterfall.Distributions[1] / 3, 1e-6);
    }

    [Fact]
    public void Before_the_first_test_and_under_a_waiver_a_tier_asks_for_nothing()
    {
        var deal = Deal(new() { Share = 0.8, SweepShare = 0.5 });
        var later = deal with { Covenants = [deal.Covenants[0] with { FirstTestDate = new(2027, 6, 30), Waivers = [new() { From = new(2027, 9, 1), Until = new(2027, 9, 30) }] }] };

        var swept = TestDeals.Run(later, Low).Waterfall!.Swept;

        (swept[1] > 0, swept[2] > 0, swept[3] > 0, swept[4] > 0).ShouldBe((false, true, false, true));
    }

    [Fact]
    public void A_draw_on_a_stopped_day_and_a_tier_without_a_waterfall_are_told()
    {
        var deal = Deal(new() { Name = "Tier 2", Share = 0.8, SweepShare = 0.5, DrawStop = true });
        deal = deal with
        {
            Waterfall = null,
            Facility = deal.Facility with
            {
                Draws = new()
                {
                    Kind = DrawPlanKind.Entered,
                    Entered = [new() { Date = deal.ClosingDate, Amount = Money.Usd(10_000_000) }, new() { Date = new(2027, 3, 31), Amount = Money.Usd(10_000_000) }],
                },
            },
        };

        var alerts = TestDeals.Run(deal, Low).Alerts;

        alerts.Single(alert => alert.Code == "draw-stopped").Message.ShouldContain("31 Mar 2027");
        alerts.Single(alert => alert.Code == "index-tier").Message.ShouldContain("no waterfall is agreed");
        TestDeals.Run(deal).Alerts.ShouldNotContain(alert => alert.Code == "draw-stopped");
    }

    private static DealCase Deal(RentalIndexTier tier) => TestDeals.Plain with
    {
        Covenants =
        [
            new()
            {
                Id = "V1",
                Kind = CovenantKind.RentalIndexTier,
                Purpose = CovenantPurpose.Trigger,
                Index = new() { IndexId = "H100", ClosePrice = Money.Usd(4.30m), RoundTo = 0.05, Tiers = [tier] },
            },
        ],
        Waterfall = new()
        {
            Steps =
            [
                new() { Id = "1", Kind = WaterfallStepKind.OperatingExpenses }, new() { Id = "2", Kind = WaterfallStepKind.FeesAndHedges }, new() { Id = "3", Kind = WaterfallStepKind.Interest },
                new() { Id = "4", Kind = WaterfallStepKind.Principal }, new() { Id = "5", Kind = WaterfallStepKind.Distribution },
            ],
        },
    };
}
