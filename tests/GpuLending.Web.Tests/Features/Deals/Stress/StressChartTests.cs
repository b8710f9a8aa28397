using System.Globalization;
using Bunit;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;
using GpuLending.Web.Controls;
using GpuLending.Web.Features.Deals.Stress;
using GpuLending.Web.Tests.Features.Deals.Collateral;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals.Stress;

public sealed class StressChartTests : BunitContext
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public StressChartTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void A_bridge_names_every_driver_and_its_table_runs_to_the_case()
    {
        var desk = CollateralDesk.Of(CollateralDesk.Thick);
        var prepared = PreparedDeal.Of(desk.Case, desk.Snapshot, desk.Case.ClosingDate);
        var severe = StressComparison.Of(prepared, new() { Cases = ["severe"] }, cancellationToken: Xunit.TestContext.Current.CancellationToken).Cases[1];
        var bridge = Render<CascadingValue<Web.Features.Deals.DealDesk>>(outer => outer
            .Add(value => value.Value, desk)
            .AddChildContent<BridgeChart>(inner => inner.Add(chart => chart.Case, severe).Add(chart => chart.Measure, StressMeasure.LoanToValue)));

        var names = bridge.FindAll(".bar-name").Select(name => name.TextContent.Trim()).ToArray();
        names[0].ShouldBe("Base");
        names.ShouldContain("Collateral value");
        names.ShouldContain("Severe");
        bridge.Find(".bars").GetAttribute("aria-label")!.ShouldContain("Collateral value");

        bridge.Find("[data-twin]").Click();
        var rows = bridge.FindComponent<DataTable>().Instance.Rows;
        rows[^1].Total.ShouldBeTrue();
        rows[^1].Cells[3].Text.ShouldBe(StressWords.Figure(StressMeasure.LoanToValue, severe.Figures.PeakLoanToValue, desk.Questions.Scale));
        rows[^2].Cells[3].Text.ShouldBe(rows[^1].Cells[3].Text);
    }

    [Theory]
    [InlineData(ScenarioDriver.Rent, 0.7, "-30 %")]
    [InlineData(ScenarioDriver.Cost, 1.1, "+10 %")]
    [InlineData(ScenarioDriver.BaseRate, 0.03, "+300 bp")]
    [InlineData(ScenarioDriver.Delay, 1, "1 month")]
    [InlineData(ScenarioDriver.Delay, 6, "6 months")]
    [InlineData(ScenarioDriver.ValueDecline, 0.125, "12.5 % a year")]
    public void A_drivers_number_is_written_as_the_change_it_is(ScenarioDriver driver, double value, string words) => StressWords.Value(driver, value).ShouldBe(words);

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = _before;
        base.Dispose(disposing);
    }
}
