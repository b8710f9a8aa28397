using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Tests.Reference;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Scenarios;

/// <summary>A scenario's paths by month: each month has its own factor on value and rent and its own shift of the base rate.</summary>
public sealed class ScenarioPathTests
{
    private const int Months = ReferenceDeal.LastMonth + 1;

    [Fact]
    public void A_level_path_is_the_factor()
    {
        var factors = Run(new() { ValueFactor = 0.6, RentFactor = 0.7, RateShift = 0.02 });
        var paths = Run(new() { ValuePath = [0.6], RentPath = Level(0.7), RateShiftPath = [0.02, 0.02] });
        var both = Run(new() { ValueFactor = 1.2, ValuePath = [0.5], RentFactor = 1.4, RentPath = [0.5], RateShift = 0.005, RateShiftPath = [0.015] });

        foreach (var run in new[] { paths, both })
        {
            Same(run.Collateral.MarkedValue, factors.Collateral.MarkedValue);
            Same(run.Cashflow.Cfads, factors.Cashflow.Cfads);
            Same(run.Loan.Balance, factors.Loan.Balance);
            run.Returns.LenderXirr!.Value.ShouldBe(factors.Returns.LenderXirr!.Value, 1e-12);
        }
    }

    [Fact]
    public void Value_and_rent_change_in_their_month_and_the_last_element_holds()
    {
        var plain = Run(Scenario.Base);
        double[] path = [.. Enumerable.Repeat(1.0, 24), 0.5];
        var run = Run(new() { ValuePath = path, RentPath = path });

        for (var m = 0; m < Months; m++)
        {
            var factor = m < 24 ? 1 : 0.5;
            run.Collateral.MarkedValue[m].ShouldBe(factor * plain.Collateral.MarkedValue[m], 1e-6);
            run.Cashflow.MerchantRevenue[m].ShouldBe(factor * plain.Cashflow.MerchantRevenue[m], 1e-6);
            run.Cashflow.ContractedRevenue[m].ShouldBe(plain.Cashflow.ContractedRevenue[m]);
        }
    }

    [Fact]
    public void The_rate_moves_in_the_period_that_ends_in_the_month()
    {
        var plain = Run(Scenario.Base);
        var path = Level(0);
        path[40] = 0.01;
        var run = Run(new() { RateShiftPath = path });

        for (var m = 1; m < 40; m++)
            run.Loan.InterestPaid[m].ShouldBe(plain.Loan.InterestPaid[m], 1e-6);
        var days = ReferenceDeal.Date(40).DayNumber - ReferenceDeal.Date(39).DayNumber;
        (run.Loan.InterestPaid[40] - plain.Loan.InterestPaid[40]).ShouldBe(plain.Loan.Balance[39] * 0.01 * days / 360, 1e-6);
    }

    [Theory]
    [InlineData(-0.1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void An_element_that_is_no_factor_is_refused(double factor)
    {
        Should.Throw<NotComputableException>(() => Run(new() { ValuePath = [1, factor] })).Message.ShouldContain("valuePath/1");
        Should.Throw<NotComputableException>(() => Run(new() { RentPath = [factor] })).Message.ShouldContain("rentPath/0");
    }

    [Fact]
    public void A_path_of_ones_changes_nothing() =>
        Run(new() { ValuePath = Level(1), RentPath = Level(1), RateShiftPath = Level(0) }).Loan.Balance.ShouldBe(Run(Scenario.Base).Loan.Balance);

    private static double[] Level(double factor) => [.. Enumerable.Repeat(factor, Months)];

    private static void Same(IReadOnlyList<double> actual, IReadOnlyList<double> expected)
    {
        for (var m = 0; m < expected.Count; m++)
            actual[m].ShouldBe(expected[m], 1e-9 * Math.Max(1, Math.Abs(expected[m])));
    }

    private static UnderwritingResult Run(Scenario scenario) =>
        DealEvaluator.Evaluate(ReferenceDeal.First.Document(), ReferenceDeal.Market, scenario, ReferenceDeal.Closing);
}
