using CsCheck;
using GpuLending.Engine.Covenants;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Covenants;

/// <summary>Amendments, cure rights and waivers. Facts: CoreWeave DDTL 3.0, 8-K of 2 January 2026.</summary>
public sealed class CovenantChangesTests
{
    private static readonly DateOnly Closing = new(2025, 12, 31);

    [Theory]
    // The amendment of 31 December 2025 moves the first test from 30 April to 31 October 2027.
    [InlineData("2027-04-29", false)]
    [InlineData("2027-04-30", false)]
    [InlineData("2027-10-30", false)]
    [InlineData("2027-10-31", true)]
    [InlineData("2027-11-30", true)]
    public void An_amendment_moves_the_first_test_and_the_day_before_is_not_tested(string date, bool tested)
    {
        var covenant = new Covenant
        {
            Kind = CovenantKind.ContractRealisation,
            Threshold = 0.85,
            FirstTestDate = new(2027, 4, 30),
            DefinitionVersion = "1",
            Observations = [new() { Date = DateOnly.Parse(date, null), Actual = Money.Usd(254), Projected = Money.Usd(300) }],
            Amendments = [new() { EffectiveDate = new(2025, 12, 31), SignedOn = new(2025, 12, 31), FirstTestDate = new(2027, 10, 31), DefinitionVersion = "2" }],
        };

        var test = CovenantTester.Test(covenant, CovenantTestInputs.Flat(Closing)).Tests.ShouldHaveSingleItem();

        test.State.ShouldBe(tested ? CovenantState.Breached : CovenantState.NotTestedYet);
        test.DefinitionVersion.ShouldBe("2");
    }

    [Theory]
    // Minimum liquidity reduced to 100m for payment dates from 1 March to 1 May 2026; the 400m before and after are synthetic.
    [InlineData("2026-02-28", 400, true)]
    [InlineData("2026-03-01", 100, false)]
    [InlineData("2026-05-01", 100, false)]
    [InlineData("2026-05-02", 400, true)]
    public void A_reduction_for_some_dates_ends_by_itself(string date, double threshold, bool breached)
    {
        var covenant = new Covenant
        {
            Kind = CovenantKind.MinimumLiquidity,
            MinimumAmount = Money.Usd(400),
            Observations = [new() { Date = DateOnly.Parse(date, null), Actual = Money.Usd(150) }],
            Amendments = [new() { EffectiveDate = new(2026, 3, 1), Until = new(2026, 5, 1), MinimumAmount = Money.Usd(100) }],
        };

        var test = CovenantTester.Test(covenant, CovenantTestInputs.Flat(Closing)).Tests.ShouldHaveSingleItem();

        test.Threshold.ShouldBe(threshold);
        (test.State == CovenantState.Breached).ShouldBe(breached);
    }

    [Fact]
    public void The_order_in_which_amendments_are_entered_never_matters() =>
        Gen.Select(Gen.Int[0, 30], Gen.Double[0.8, 1.6], Gen.Int[1, 6], Gen.Int[0, 12], Gen.Int[0, 40]).Array[1, 6]
            .Select(rows => rows.Select(row => new CovenantAmendment
            {
                EffectiveDate = Closing.AddMonths(row.Item1),
                Threshold = row.Item2,
                TrailingMonths = row.Item3,
                FirstTestDate = row.Item4 == 0 ? null : Closing.AddMonths(row.Item4),
                Until = row.Item5 > row.Item1 ? Closing.AddMonths(row.Item5) : null,
            }).ToArray())
            .Sample(amendments =>
            {
                var covenant = new Covenant { Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.2, Amendments = amendments };
                var inputs = CovenantTestInputs.Flat(Closing, cover: 1.21, months: 36);
                var entered = CovenantTester.Test(covenant, inputs);
                var turned = CovenantTester.Test(covenant with { Amendments = [.. amendments.Reverse()] }, inputs);
                turned.Tests.ShouldBe(entered.Tests);
            });

    [Fact]
    public void Cures_beyond_the_right_are_told_and_not_counted()
    {
        // At most three in all and two in a row; every month would need one: 1.35x against 1.40x on debt service of 300 in the window.
        var covenant = Cured(new CureTerms { MostTimes = 3, MostInARow = 2 }, 3, 4, 5, 6, 7);

        var tests = CovenantTester.Test(covenant, CovenantTestInputs.Flat(Closing, cover: 1.35)).Tests;

        tests.Where(test => test.CureApplied > 0).Select(test => test.Month).ShouldBe([3, 4, 6]);
        tests.Where(test => test.CureRefused > 0).Select(test => test.Month).ShouldBe([5, 7]);
        tests.Single(test => test.Month == 4).State.ShouldBe(CovenantState.AtRisk);
        tests.Single(test => test.Month == 5).ShouldSatisfyAllConditions(test => test.State.ShouldBe(CovenantState.Breached), test => test.Actual!.Value.ShouldBe(1.35, 1e-12));
    }

    [Theory]
    // Unlimited cures before 28 October 2026: the day before, the day itself and the day after.
    [InlineData("2026-10-27", true)]
    [InlineData("2026-10-28", false)]
    [InlineData("2026-10-29", false)]
    public void Unlimited_cures_end_before_their_day(string date, bool counted)
    {
        var day = DateOnly.Parse(date, null);
        var covenant = new Covenant
        {
            Kind = CovenantKind.ContractRealisation,
            Threshold = 0.85,
            Observations = [new() { Date = day, Actual = Money.Usd(254), Projected = Money.Usd(300) }],
            Cures = [new() { Date = day, Amount = Money.Usd(1) }],
            CureRights = new() { UnlimitedBefore = new(2026, 10, 28), MostTimes = 0 },
        };

        var test = CovenantTester.Test(covenant, CovenantTestInputs.Flat(Closing)).Tests.ShouldHaveSingleItem();

        test.CureApplied.ShouldBe(counted ? 1 : 0);
        test.CureRefused.ShouldBe(counted ? 0 : 1);
        test.State.ShouldBe(counted ? CovenantState.AtRisk : CovenantState.Breached);
    }

    [Fact]
    public void A_waived_test_keeps_its_sides_and_state_and_is_no_first_breach()
    {
        var covenant = new Covenant
        {
            Kind = CovenantKind.DebtServiceCoverage,
            Threshold = 1.40,
            Waivers = [new() { From = new(2026, 3, 31), Until = new(2026, 5, 31), SignedBy = "Required lenders", Reason = "Late site" }],
        };

        var result = CovenantTester.Test(covenant, CovenantTestInputs.Flat(Closing, cover: 1.35));

        result.FirstWaived.ShouldBe(new(2026, 3, 31));
        result.FirstBreach.ShouldBe(new(2026, 6, 30));
        result.Worst.ShouldBe(CovenantState.Breached);
        result.Tests.Where(test => test.Waived).Select(test => test.Month).ShouldBe([3, 4, 5]);
        result.Tests.ShouldAllBe(test => test.State == CovenantState.Breached && Math.Abs(test.Actual!.Value - 1.35) < 1e-12);
        CovenantTester.Test(covenant with { Waivers = [covenant.Waivers[0] with { Until = new(2040, 1, 1) }] }, CovenantTestInputs.Flat(Closing, cover: 1.35))
            .Worst.ShouldBe(CovenantState.NotTestedYet);
    }

    private static Covenant Cured(CureTerms rights, params int[] months) => new()
    {
        Kind = CovenantKind.DebtServiceCoverage,
        Threshold = 1.40,
        CureRights = rights,
        Cures = [.. months.Select(m => new CovenantCure { Date = CovenantTestInputs.MonthEnd(Closing, m), Amount = Money.Usd(15) })],
    };
}
