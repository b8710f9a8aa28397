using CsCheck;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Covenants;

/// <summary>What holds for every covenant on every deal, in the base run and under stress.</summary>
public sealed class CovenantProperties
{
    private static readonly DateOnly Closing = new(2025, 12, 31);

    private static readonly Gen<Covenant> CovenantGen =
        from kind in Gen.Enum<CovenantKind>()
        from level in Gen.Double[0.3, 2]
        from window in Gen.Int[1, 12]
        from every in Gen.Int[0, 6]
        from first in Gen.Int[-2, 24]
        from waived in Gen.Int[0, 40]
        from amended in Gen.Int[0, 40]
        select new Covenant
        {
            Id = $"{kind}",
            Kind = kind,
            Threshold = kind is CovenantKind.ChipAge ? level * 3 : level,
            MinimumAmount = Money.Usd((decimal)Math.Round(level * 1e6)),
            TrailingMonths = window,
            ForwardMonths = window,
            TestEveryMonths = every == 0 ? null : every,
            FirstTestDate = first < 0 ? null : TestDeals.Closing.AddMonths(first),
            Countries = ["US"],
            VolatilityPerAnnum = level / 3,
            CureRights = new() { MostTimes = 2, MostInARow = 1 },
            Cures = [new() { Date = TestDeals.Closing.AddMonths(6), Amount = Money.Usd(1_000) }],
            Amendments = [new() { EffectiveDate = TestDeals.Closing.AddMonths(amended), Threshold = level * 1.1, DefinitionVersion = "2" }],
            Waivers = waived == 0 ? [] : [new() { From = TestDeals.Closing, Until = TestDeals.Closing.AddMonths(waived), SignedBy = "Agent", Reason = "Test" }],
            Index = kind == CovenantKind.RentalIndexTier
                ? new() { IndexId = "X", ClosePrice = Money.Usd(4.30m), ProjectedChangePerAnnum = level - 1, Tiers = [new() { Share = 0.92 }, new() { Share = 0.8 }] }
                : null,
        };

    [Fact]
    public void Every_test_is_its_sides_in_date_order_and_what_is_waived_is_no_first_breach() =>
        Gen.Select(RandomDeals.All, CovenantGen.Array[1, 6]).Sample((deal, covenants) =>
        {
            covenants = [.. covenants.Select((covenant, i) => covenant with { Id = $"V{i}" })];
            foreach (var scenario in new[] { Scenario.Base, new Scenario { Name = "Stress", RentFactor = 0.6, ValueFactor = 0.7, CostFactor = 1.2 } })
            {
                var result = TestDeals.Run(deal with { Covenants = covenants, BorrowingBase = new() { LargestSiteShare = 0.5, LargestCustomerShare = 0.5 } }, scenario);

                result.Checks.Where(check => !check.Holds).Select(check => check.Name).ShouldBeEmpty();
                foreach (var (covenant, tested) in covenants.Zip(result.Covenants))
                {
                    tested.Tests.Select(test => test.Date).ShouldBeInOrder();
                    tested.Tests.Count(test => test.CureApplied > 0).ShouldBeLessThanOrEqualTo(2);
                    tested.FirstBreach.ShouldBe(tested.Tests.FirstOrDefault(test => test is { State: CovenantState.Breached, Waived: false })?.Date);
                    tested.Tests.ShouldAllBe(test => !covenant.FirstTestDate.HasValue || test.Date >= covenant.FirstTestDate || test.State == CovenantState.NotTestedYet);
                    tested.Odds.ShouldAllBe(odds => odds.Probability >= 0 && odds.Probability <= 1);
                }
            }
        }, iter: 60);

    [Theory]
    // Every three months from the first test date, whatever the loan pays monthly: the day of the first test, three and six months on.
    [InlineData(3, "2026-02-28", new[] { 2, 5, 8, 11 })]
    [InlineData(6, "2026-01-31", new[] { 1, 7 })]
    [InlineData(1, null, new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })]
    public void Tests_keep_their_own_frequency(int every, string? first, int[] months)
    {
        var covenant = new Covenant
        {
            Kind = CovenantKind.DebtServiceCoverage,
            Threshold = 1.2,
            TrailingMonths = 1,
            TestEveryMonths = every,
            FirstTestDate = first is null ? null : DateOnly.Parse(first, null),
        };

        CovenantTester.Test(covenant, CovenantTestInputs.Flat(Closing)).Tests.Where(test => test.State != CovenantState.NotTestedYet).Select(test => test.Month!.Value).ShouldBe(months);
    }

    [Fact]
    public void A_higher_index_is_never_in_a_lower_tier()
    {
        var path = RentalIndexPath.Of(
            new() { IndexId = "X", ClosePrice = Money.Usd(4.30m), RoundTo = 0.05, Tiers = [new() { Share = 0.92 }, new() { Share = 0.8 }, new() { Share = 0.69 }] }, Closing, Closing);

        Gen.Select(Gen.Double[0, 6], Gen.Double[0, 6]).Sample((one, other) => path.TierAt(Math.Max(one, other)).ShouldBeLessThanOrEqualTo(path.TierAt(Math.Min(one, other))));
    }
}
