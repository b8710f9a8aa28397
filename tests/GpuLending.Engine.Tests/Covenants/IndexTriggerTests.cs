using GpuLending.Engine.Covenants;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Waterfalls;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Covenants;

/// <summary>A tier of a rental index as the trigger of a sweep: the covenant and the waterfall read the same prices.</summary>
public sealed class IndexTriggerTests
{
    private static readonly DealCase Deal = TestDeals.Plain with
    {
        Sizing = TestDeals.CommitmentOnly,
        Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(30_000_000), Amortisation = new() { Style = AmortisationStyle.Straight } },
        Covenants =
        [
            new()
            {
                Id = "V1",
                Kind = CovenantKind.RentalIndexTier,
                Purpose = CovenantPurpose.Trigger,
                Index = new() { IndexId = "H100", ClosePrice = Money.Usd(4.30m), RoundTo = 0.05, Tiers = [new() { Share = 0.92 }, new() { Share = 0.80 }, new() { Share = 0.69 }] },
            },
        ],
        Waterfall = new()
        {
            Steps =
            [
                new() { Id = "1", Kind = WaterfallStepKind.OperatingExpenses }, new() { Id = "2", Kind = WaterfallStepKind.FeesAndHedges }, new() { Id = "3", Kind = WaterfallStepKind.Interest },
                new() { Id = "4", Kind = WaterfallStepKind.Principal }, new() { Id = "5", Kind = WaterfallStepKind.Sweep, CashShare = 0, TriggeredShare = 0.5, TriggerIds = ["T2"] },
                new() { Id = "6", Kind = WaterfallStepKind.Distribution },
            ],
            Triggers = [new() { Id = "T2", Measure = TriggerMeasure.RentalIndexTier, CovenantId = "V1", Tier = 2 }],
        },
    };

    [Theory]
    // 4.30 times 0.81 is 3.48: tier 1 of 3.95, above tier 2 of 3.45. Times 0.80 it is 3.44: tier 2.
    [InlineData(1.00, false)]
    [InlineData(0.81, false)]
    [InlineData(0.80, true)]
    [InlineData(0.60, true)]
    public void The_sweep_runs_while_its_tier_is_in_force(double rentFactor, bool on)
    {
        // Contracted rents do not move with the market: the cash is the base case's.
        var result = TestDeals.Run(Deal, new Scenario { Name = "Rents", RentFactor = rentFactor });

        var waterfall = result.Waterfall.ShouldNotBeNull();
        waterfall.Triggers[0].On.Skip(1).First().ShouldBe(on);
        (waterfall.Swept.Sum() > 0).ShouldBe(on);
        (result.Covenants[0].Tests[1].Tier >= 2).ShouldBe(on);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void A_trigger_without_its_covenant_is_never_on() =>
        TestDeals.Run(Deal with { Covenants = [] }, new Scenario { Name = "Rents", RentFactor = 0.5 }).Waterfall!.Triggers[0].On.ShouldAllBe(on => !on);
}
