using GpuLending.Engine.Covenants;
using GpuLending.Engine.Numerics;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Solving;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Scenarios;

/// <summary>Break points and reverse stress on a deal whose break point is known in closed form, and verified forward on others.</summary>
public sealed class ReverseStressTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly DealCase Deal = TestDeals.Plain with { Merchant = new() { PricePerGpuHour = Money.Usd(2.2m) }, Contracts = [TestDeals.Contract("C1", 700)], Sizing = TestDeals.Plain.Sizing with { AdvanceOnCost = new() { AdvanceRate = 0.55 } } };

    private static readonly PreparedDeal Prepared = PreparedDeal.Of(Deal, TestDeals.Market, TestDeals.Closing);

    private static readonly StressTarget Water = new(StressMeasure.LoanToValue, GoalTest.AtMost, 1, "Loan-to-value at 100 %");

    private static DriverSpread Spread(ScenarioDriver driver, double deviation) => new() { Driver = driver, Deviation = deviation };

    [Fact]
    public void Value_may_fall_to_the_base_loan_to_value_and_no_further()
    {
        // Loan-to-value is balance over value, so it is 100 % where the factor is the base loan-to-value.
        var peak = Prepared.Run(Scenario.Base).PeakLoanToValue!.Value;
        var point = BreakPoints.Of(Prepared, Scenario.Base, [Water], [ScenarioDriver.Value], cancellationToken: Stop).ShouldHaveSingleItem();
        point.Solution.Status.ShouldBe(SolutionStatus.Found);
        point.Solution.Value!.Value.ShouldBe(peak, 2e-9);
    }

    [Fact]
    public void A_driver_that_does_nothing_has_no_break_point_and_says_so()
    {
        var points = BreakPoints.Of(Prepared, Scenario.Base, StressTarget.Standard(Deal), BreakPoints.AllDrivers, cancellationToken: Stop);
        points.Count.ShouldBe(12 * 3);
        // The rate is fixed: the base rate breaks nothing.
        var rate = points.Single(point => point.Driver == ScenarioDriver.BaseRate && point.Target.Measure == StressMeasure.Coverage).Solution;
        rate.Status.ShouldBe(SolutionStatus.EveryValue);
        rate.Reason.ShouldContain("nothing breaks it");
        foreach (var point in points.Where(point => point.Solution is { Status: SolutionStatus.Found }))
        {
            var holds = DriverValue.Set(Scenario.Base, Deal, point.Driver, point.ContractId, point.Solution.Value!.Value);
            point.Target.Holds(Prepared.Run(holds)).ShouldBeTrue($"{point.Driver} {point.Target.Name} {point.Solution.Reason}");
        }
    }

    [Fact]
    public void A_loan_cut_to_its_covenant_holds_it_but_for_arithmetic_noise()
    {
        var cut = new SizingTerms().DebtServiceCoverage with { Status = LimitStatus.Applied, ContractedTarget = 1.30, MerchantTarget = 1.30 };
        var deal = TestDeals.Plain with { Sizing = TestDeals.CommitmentOnly with { DebtServiceCoverage = cut }, Covenants = [new() { Id = "c", Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.30 }] };
        var prepared = PreparedDeal.Of(deal, TestDeals.Market, TestDeals.Closing);
        var points = BreakPoints.Of(prepared, Scenario.Base, [StressTarget.Standard(deal)[0]], BreakPoints.AllDrivers, cancellationToken: Stop);
        Of(ScenarioDriver.Value).Status.ShouldBe(SolutionStatus.EveryValue, Of(ScenarioDriver.Value).Reason);
        Of(ScenarioDriver.Rent).Status.ShouldBe(SolutionStatus.EveryValue);
        Of(ScenarioDriver.Cost).Value!.Value.ShouldBe(1, 1e-6);
        Of(ScenarioDriver.DefaultMonth).Status.ShouldBe(SolutionStatus.OutOfReach);
        (Of(ScenarioDriver.DefaultMonth).Lower, Of(ScenarioDriver.DefaultMonth).Upper).ShouldBe((1, 60));

        Solution Of(ScenarioDriver driver) => points.Single(point => point.Driver == driver).Solution;
    }

    [Fact]
    public void A_loan_on_no_value_breaks_the_line_and_is_no_gap_in_the_table()
    {
        // Two months late the first principal is due before anything is delivered: something is owed on nothing.
        var start = TestDeals.Closing.AddMonths(2);
        var deal = TestDeals.Plain with
        {
            Lots = [TestDeals.Lot("L1", 1000, start)],
            Contracts = [TestDeals.Contract("C1", 1000, start)],
            Sizing = TestDeals.Plain.Sizing with { AdvanceOnCost = new() { AdvanceRate = 0.4 } },
        };
        var prepared = PreparedDeal.Of(deal, TestDeals.Market, TestDeals.Closing);
        prepared.Run(new Scenario { Name = "Late", DelayMonths = 2 }).PeakLoanToValue.ShouldBe(double.PositiveInfinity);
        var late = BreakPoints.Of(prepared, Scenario.Base, [Water], [ScenarioDriver.Delay], cancellationToken: Stop).ShouldHaveSingleItem().Solution;
        late.Status.ShouldBe(SolutionStatus.Found, late.Reason);
        late.Value.ShouldBe(1);
        late.Reason.ShouldContain("without bound at 35 of 37 values tried, the first at 2");
        BreakPoints.Frontier(prepared, Scenario.Base, Water, new StressAxis { Driver = ScenarioDriver.Value, Values = [1, 0.5] }, ScenarioDriver.Delay, cancellationToken: Stop)
            .Select(point => point.Solution.Status).ShouldBe([SolutionStatus.Found, SolutionStatus.OutOfReach]);
    }

    [Fact]
    public void A_default_that_does_not_come_costs_no_distance()
    {
        var deal = Deal with { Contracts = [TestDeals.Contract("C1", 300)] };
        var prepared = PreparedDeal.Of(deal, TestDeals.Market, TestDeals.Closing);
        var target = StressTarget.Standard(deal)[0];
        var alone = ReverseStressSearch.Of(prepared, Scenario.Base, target, [Spread(ScenarioDriver.Rent, 0.35)], [], Stop);
        var together = ReverseStressSearch.Of(
            prepared, Scenario.Base, target, [Spread(ScenarioDriver.Rent, 0.35), Spread(ScenarioDriver.DefaultMonth, 0.0001)], [new(ScenarioDriver.Rent, ScenarioDriver.DefaultMonth, 0.5)], Stop);
        together.Scenario.Defaults.ShouldBeEmpty();
        together.Distance!.Value.ShouldBe(alone.Distance!.Value, 1e-9);
        together.Moves.Single(move => move.Driver == ScenarioDriver.DefaultMonth).Deviations.ShouldBe(0.5 * alone.Distance.Value, 1e-6);
    }

    [Fact]
    public void No_number_of_the_scenario_is_further_than_the_line_asks()
    {
        var deal = Deal with { Contracts = [TestDeals.Contract("C1", 300)] };
        var prepared = PreparedDeal.Of(deal, TestDeals.Market, TestDeals.Closing);
        foreach (var target in StressTarget.Standard(deal))
        {
            var reverse = ReverseStressSearch.Of(prepared, Scenario.Base, target, null, [], Stop);
            reverse.IsFound.ShouldBeTrue(reverse.Reason);
            target.Holds(prepared.Run(reverse.Scenario)).ShouldBeFalse(target.Name);
            foreach (var move in reverse.Moves.Where(move => move.To != move.From && move.Driver is not (ScenarioDriver.Delay or ScenarioDriver.DefaultMonth)))
            {
                var step = move.Driver == ScenarioDriver.BaseRate ? 0.0001 : 0.001;
                var back = DriverValue.Set(reverse.Scenario, deal, move.Driver, null, Math.Round(move.To + (move.To < move.From ? step : -step), 6));
                target.Holds(prepared.Run(back)).ShouldBeTrue($"{target.Name}: {move.Driver} {move.To}");
            }
        }
    }

    [Fact]
    public void With_one_driver_the_distance_is_the_logarithm_over_the_spread()
    {
        var peak = Prepared.Run(Scenario.Base).PeakLoanToValue!.Value;
        var reverse = ReverseStressSearch.Of(Prepared, Scenario.Base, Water, [Spread(ScenarioDriver.Value, 0.3)], cancellationToken: Stop);
        reverse.IsFound.ShouldBeTrue(reverse.Reason);
        reverse.Distance!.Value.ShouldBe(-Math.Log(peak) / 0.3, 0.005); // a factor of three decimals
        reverse.Scenario.ValueFactor.ShouldBe(Math.Floor(peak * 1000) / 1000, 1e-12);
    }

    [Fact]
    public void A_driver_that_matters_not_moves_with_the_one_that_does_by_its_correlation()
    {
        // Only value moves loan-to-value here (rent is no matter to a fully scheduled loan's value): the nearest point on the line has the others at their conditional means.
        var deal = Deal with { Contracts = [TestDeals.Contract("C1", 1000)] };
        var prepared = PreparedDeal.Of(deal, TestDeals.Market, TestDeals.Closing);
        var peak = prepared.Run(Scenario.Base).PeakLoanToValue!.Value;
        var reverse = ReverseStressSearch.Of(
            prepared, Scenario.Base, Water, [Spread(ScenarioDriver.Value, 0.3), Spread(ScenarioDriver.LaunchLoss, 0.2)], [new(ScenarioDriver.Value, ScenarioDriver.LaunchLoss, 0.6)], cancellationToken: Stop);
        var expected = -Math.Log(peak) / 0.3;
        reverse.Distance!.Value.ShouldBe(expected, 0.01);
        reverse.Moves.Single(move => move.Driver == ScenarioDriver.Value).Deviations.ShouldBe(expected, 0.01);
        reverse.Moves.Single(move => move.Driver == ScenarioDriver.LaunchLoss).Deviations.ShouldBe(0.6 * expected, 0.03);
    }

    [Fact]
    public void The_scenario_breaks_the_deal_when_it_is_run_and_is_nearer_than_any_driver_alone()
    {
        var deal = Deal with { Contracts = [TestDeals.Contract("C1", 300)] };
        var prepared = PreparedDeal.Of(deal, TestDeals.Market, TestDeals.Closing);
        foreach (var target in StressTarget.Standard(deal))
        {
            var reverse = ReverseStressSearch.Of(prepared, Scenario.Base, target, cancellationToken: Stop);
            if (target.Measure == StressMeasure.Loss && !reverse.IsFound)
                continue; // this deal repays from contracts whatever the market does
            reverse.IsFound.ShouldBeTrue(reverse.Reason);
            target.Holds(prepared.Run(Scenario.Base)).ShouldBeTrue();
            target.Holds(prepared.Run(reverse.Scenario)).ShouldBeFalse(reverse.Reason);
            // The whole engine, sized anew, says the same.
            if (target.Measure == StressMeasure.Coverage)
                TestDeals.Run(deal, reverse.Scenario).Coverage.MinimumDebtService!.Value.ShouldBeLessThan(target.Level + 1e-9);
            var nearestAlone = reverse.Moves.Min(move => move.Alone) ?? ReverseStressSearch.Furthest;
            reverse.Distance!.Value.ShouldBeLessThanOrEqualTo(nearestAlone * 1.02);
            reverse.Reason.ShouldContain("standard deviations");
        }
    }

    [Fact]
    public void What_breaks_already_or_never_is_said()
    {
        var broken = ReverseStressSearch.Of(Prepared, new() { Name = "v", ValueFactor = 0.1 }, Water, cancellationToken: Stop);
        broken.IsFound.ShouldBeFalse();
        broken.Reason.ShouldContain("before anything moves");
        var never = ReverseStressSearch.Of(Prepared, Scenario.Base, Water, [Spread(ScenarioDriver.BaseRate, 0.01)], cancellationToken: Stop);
        never.IsFound.ShouldBeFalse();
        never.Reason.ShouldContain("no joint move within 8");
    }

    [Fact]
    public void A_default_alone_is_as_far_out_as_its_month_is_unlikely()
    {
        // Cover breaks when the customer fails early enough; the last month that still breaks it is found by running every month.
        var deal = Deal with { Merchant = new() { PricePerGpuHour = Money.Usd(0.2m) }, Contracts = [TestDeals.Contract("C1", 700), TestDeals.Contract("C2", 100)] };
        var prepared = PreparedDeal.Of(deal, TestDeals.Market, TestDeals.Closing);
        var line = new StressTarget(StressMeasure.Coverage, GoalTest.AtLeast, 1, "Cover at 1.00x");
        var last = Enumerable.Range(1, deal.Facility.TenorMonths).Last(month => !line.Holds(prepared.Run(DriverValue.Set(Scenario.Base, deal, ScenarioDriver.DefaultMonth, "C1", month))));
        var reverse = ReverseStressSearch.Of(prepared, Scenario.Base, line, [Spread(ScenarioDriver.DefaultMonth, 0.04)], cancellationToken: Stop);

        reverse.IsFound.ShouldBeTrue(reverse.Reason);
        reverse.Scenario.Defaults.ShouldHaveSingleItem().ShouldBe(new CustomerDefault { ContractId = "C1", FromMonth = last });
        NormalDistribution.Cumulative(-reverse.Distance!.Value).ShouldBe(1 - Math.Pow(0.96, last / 12.0), 1e-6);
        reverse.Reason.ShouldContain($"from month {last}");
        reverse.Moves.ShouldHaveSingleItem().From.ShouldBe(0);
    }

    [Fact]
    public void The_customers_own_probability_of_default_is_its_spread_and_a_deal_without_contracts_has_none()
    {
        var rated = Deal with { Contracts = [TestDeals.Contract("C1", 700) with { DefaultProbability = 0.03 }] };
        DriverSpread.Of(new(), rated, TestDeals.Market).Single(spread => spread.Driver == ScenarioDriver.DefaultMonth).Deviation.ShouldBe(0.03, 1e-12);
        DriverSpread.Of(new(), rated with { Contracts = [] }, TestDeals.Market).ShouldBe(DriverSpread.Standard);
        var own = Spread(ScenarioDriver.DefaultMonth, 0.2);
        DriverSpread.Of(new() { Spreads = [own] }, rated, TestDeals.Market).ShouldContain(own);
        var reverse = ReverseStressSearch.Of(
            PreparedDeal.Of(rated with { Contracts = [] }, TestDeals.Market, TestDeals.Closing), Scenario.Base, Water, [Spread(ScenarioDriver.Value, 0.3), own], cancellationToken: Stop);
        reverse.Moves.ShouldHaveSingleItem().Driver.ShouldBe(ScenarioDriver.Value);
    }

    [Fact]
    public void Correlations_that_contradict_each_other_are_refused() => Should.Throw<ArgumentException>(() => ReverseStressSearch.Of(
        Prepared, Scenario.Base, Water, [Spread(ScenarioDriver.Value, 0.3), Spread(ScenarioDriver.Rent, 0.3), Spread(ScenarioDriver.Cost, 0.1)],
        [new(ScenarioDriver.Value, ScenarioDriver.Rent, 0.9), new(ScenarioDriver.Rent, ScenarioDriver.Cost, 0.9), new(ScenarioDriver.Value, ScenarioDriver.Cost, -0.9)], cancellationToken: Stop));

    [Fact]
    public void The_frontier_of_value_and_its_yearly_fall_is_where_their_product_is_the_base_loan_to_value()
    {
        var points = BreakPoints.Frontier(Prepared, Scenario.Base, Water, new() { Driver = ScenarioDriver.ValueDecline, Values = [0, 0.1, 0.2] }, ScenarioDriver.Value, cancellationToken: Stop);
        points.Select(point => point.Solution.Value!.Value).ShouldBeInOrder(SortDirection.Ascending);
        points[0].Solution.Value!.Value.ShouldBe(Prepared.Run(Scenario.Base).PeakLoanToValue!.Value, 2e-9);
    }
}
