using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Scenarios;

/// <summary>Tables are runs of the engine, cell by cell.</summary>
public sealed class StressTablesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly DealCase Deal = TestDeals.Plain with { Merchant = new() { PricePerGpuHour = Money.Usd(2.2m) }, Contracts = [TestDeals.Contract("C1", 700)] };

    private static readonly PreparedDeal Prepared = PreparedDeal.Of(Deal, TestDeals.Market, TestDeals.Closing);

    [Fact]
    public void Every_cell_of_a_two_way_table_is_the_engines_own_run()
    {
        var table = StressTables.TwoWay(
            Prepared, Scenario.Base, StressMeasure.Coverage, StressAxis.Even(ScenarioDriver.Rent, 5, Deal), StressAxis.Even(ScenarioDriver.Delay, 4, Deal), threads: 2, cancellationToken: Stop);
        for (var row = 0; row < 5; row++)
        {
            for (var column = 0; column < table.Columns.Values.Count; column++)
            {
                var scenario = new Scenario { Name = "c", RentFactor = table.Rows.Values[row], DelayMonths = (int)table.Columns.Values[column] };
                table.Cells[row][column].ShouldBe(Prepared.Run(scenario).MinimumCoverage);
            }
        }
    }

    [Fact]
    public void Loan_to_value_over_value_is_its_inverse()
    {
        var table = StressTables.TwoWay(
            Prepared, Scenario.Base, StressMeasure.LoanToValue, new() { Driver = ScenarioDriver.Value, Values = [1, 0.5, 0.25, 0] }, new() { Driver = ScenarioDriver.Cost, Values = [1, 2] }, cancellationToken: Stop);
        table.Cells[1][0]!.Value.ShouldBe(2 * table.Cells[0][0]!.Value, 1e-12);
        table.Cells[2][0]!.Value.ShouldBe(4 * table.Cells[0][0]!.Value, 1e-12);
        table.Cells[3][0].ShouldBeNull(); // a balance on nothing has no bound
        table.Cells[0][1].ShouldBe(table.Cells[0][0]);
    }

    [Fact]
    public void A_tornado_is_ordered_by_reach_and_its_ends_are_runs_and_a_spider_passes_through_them()
    {
        var tornado = StressTables.Tornado(Prepared, Scenario.Base, StressMeasure.Coverage, DriverSpread.Standard, cancellationToken: Stop);
        tornado.Bars.Count.ShouldBe(8);
        tornado.Bars.Select(bar => Math.Abs(bar.Worse!.Value - bar.Better!.Value)).ShouldBeInOrder(SortDirection.Descending);
        var rent = tornado.Bars.Single(bar => bar.Driver == ScenarioDriver.Rent);
        rent.WorseAt.ShouldBe(Math.Exp(-0.35), 1e-15);
        rent.Worse.ShouldBe(Prepared.Run(new Scenario { Name = "r", RentFactor = Math.Exp(-0.35) }).MinimumCoverage);
        var spider = StressTables.Spider(Prepared, Scenario.Base, StressMeasure.Coverage, DriverSpread.Standard, [-1, 0, 1], cancellationToken: Stop);
        spider.Lines.Single(line => line.Driver == ScenarioDriver.Rent).Values.ShouldBe([rent.Better, tornado.Start, rent.Worse]);
    }

    [Fact]
    public void The_same_driver_on_both_sides_is_refused()
    {
        var side = StressAxis.Even(ScenarioDriver.Rent, 3, Deal);
        Should.Throw<ArgumentException>(() => StressTables.TwoWay(Prepared, Scenario.Base, StressMeasure.Coverage, side, side, cancellationToken: Stop)).Message.ShouldContain("choose two");
    }

    [Fact]
    public void Standard_cases_stand_side_by_side_and_what_the_deal_cannot_suffer_is_named()
    {
        var comparison = StressComparison.Of(Prepared, new(), cancellationToken: Stop);
        comparison.Cases.Select(item => item.Key).ShouldBe(["base", "downside", "severe"]);
        comparison.Cases[0].Attributions.ShouldBeEmpty();
        comparison.Cases.Skip(1).ShouldAllBe(item => item.Attributions.Count == 5 && item.Attributions.All(attribution => attribution.From + attribution.Parts.Sum(part => part.Amount) == attribution.To));
        var chosen = StressComparison.Of(Prepared, new() { Cases = ["rent-50", "event/launch/none"] }, cancellationToken: Stop);
        chosen.Cases.Select(item => item.Key).ShouldBe(["base", "rent-50"]);
        chosen.Missing.ShouldBe(["event/launch/none"]);
    }
}
