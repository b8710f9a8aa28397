using System.Globalization;
using Bunit;
using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Web.Controls;
using GpuLending.Web.Features.Deals;
using GpuLending.Web.Features.Deals.Collateral;
using GpuLending.Web.Features.Deals.Consequences;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals.Collateral;

public sealed class CollateralTabTests : BunitContext
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CollateralTabTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void A_fleet_is_shown_lot_by_lot_and_its_figures_open_their_working()
    {
        var desk = CollateralDesk.Of(CollateralDesk.Thick);
        var part = Show<FleetPart>(desk, p => p.Add(x => x.Month, 12));
        part.FindAll("[data-figure]").Take(4).Select(figure => figure.GetAttribute("data-figure"))
            .ShouldBe(["collateral/lot/L1/12", "collateral/loan-to-value/L1/12", "collateral/marked/12", "coverage/loan-to-value/12"]);
    }

    [Fact]
    public void A_thin_history_says_what_is_used_instead_and_what_it_costs()
    {
        var desk = CollateralDesk.Of(CollateralDesk.Thin, deal => deal with { Sizing = deal.Sizing with { LoanToValue = new() { Maximum = 0.5 } } });
        var story = Show<ThinHistoryStory>(desk);
        story.Markup.ShouldContain("Instinct MI325X: price history too thin to fit");
        story.Markup.ShouldContain("No dated resale price or rent");
        story.Markup.ShouldContain("15.0 % that policy adds");
        story.WaitForAssertion(() => story.Find("p").TextContent.ShouldContain("15.0 % less"), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_thick_history_tells_no_story() => Show<ThinHistoryStory>(CollateralDesk.Of(CollateralDesk.Thick)).Markup.Trim().ShouldBeEmpty();

    [Fact]
    public void Quotes_stand_behind_the_curve_as_printed_and_channels_are_never_blended()
    {
        var desk = CollateralDesk.Of(CollateralDesk.Thick);
        var part = Show<CurvePart>(desk);
        var chart = part.FindComponent<PathChart>();
        chart.Instance.Points.Sum(points => points.Items.Count).ShouldBe(14);
        chart.Instance.Points.Single().Name.ShouldBe("Ask, used");
        chart.Instance.Points.Single().Items[0].Words.ShouldBe("a dealer; test source");

        part.Find("[data-view='Quotes']").Change("1");
        chart = part.FindComponent<PathChart>();
        chart.Instance.Points.Select(points => points.Name).ShouldBe(["Marketplace", "Hyperscaler"], ignoreOrder: true);
        chart.Instance.Series.ShouldBeEmpty();
        part.Markup.ShouldContain("On 5 Oct 2026 one hour cost 2.50 at cheap market and 10.68 at dear cloud.");

        part.Find("[data-view='Channel']").Change("1");
        part.FindComponent<PathChart>().Instance.Series.Single().Name.ShouldBe("Curve, from the first quote");
    }

    [Fact]
    public void A_model_without_quotes_has_no_information_which_is_not_zero() =>
        Show<CurvePart>(CollateralDesk.Of(CollateralDesk.Thin)).Markup.ShouldContain("no information, which is not 0 %");

    [Fact]
    public void Car_or_house_names_the_dates_on_which_each_curve_crosses_the_balance()
    {
        var desk = CollateralDesk.Of(CollateralDesk.Thick);
        var crossing = BalanceCrossing.Of(desk.Result!.Loan.Balance, desk.Result.Collateral.Compared[0].Value);
        var under = crossing.FirstMonthUnderWater.ShouldNotBeNull();
        var chart = Show<CarOrHouseChart>(desk);
        var row = chart.FindAll("tbody tr")[1];
        row.TextContent.ShouldContain(desk.Result.Months[under].ToString("d MMM yyyy", CultureInfo.InvariantCulture));
        chart.FindComponent<PathChart>().Instance.Series[2].Marks.Keys.ShouldContain(under);
    }

    [Fact]
    public void An_opinion_is_added_for_the_fleets_model_and_can_be_taken_off()
    {
        var desk = CollateralDesk.Of(CollateralDesk.Thick);
        var part = Show<OpinionsPart>(desk);
        part.Find("[data-add-opinion]").Click();
        var opinion = desk.Case.Valuation.Opinions.ShouldHaveSingleItem();
        opinion.GpuModel.ShouldBe(CollateralDesk.Thick);
        opinion.Expiry.ShouldBe(desk.Case.ClosingDate.AddYears(1));
        part.Render();
        part.FindAll("button").Single(button => button.TextContent == "Remove opinion").Click();
        desk.Case.Valuation.Opinions.ShouldBeEmpty();
    }

    [Fact]
    public void A_reader_sees_fields_and_cannot_add()
    {
        var part = Show<OpinionsPart>(CollateralDesk.Of(CollateralDesk.Thick, mayEdit: false));
        part.FindAll("[data-add-opinion], [data-add-override]").ShouldBeEmpty();
    }

    [Fact]
    public void Supports_are_added_in_the_order_they_are_called()
    {
        var desk = CollateralDesk.Of(CollateralDesk.Thick);
        var part = Show<SupportPart>(desk);
        part.Find("[data-add-support='Guarantee']").Click();
        part.Render();
        part.Find("[data-add-support='Put']").Click();
        desk.Case.Valuation.Supports.Select(support => (support.Id, support.Kind, support.Order)).ShouldBe([("S1", SupportKind.Guarantee, 1), ("S2", SupportKind.Put, 2)]);
        new GpuLending.Underwriting.Deals.DealDocumentValidator(desk.Snapshot, desk.Catalogue).Validate(desk.Document).Errors.Where(error => error.PropertyName.Contains("upports", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_premises_stand_in_order_with_their_days()
    {
        var part = Show<SalePart>(CollateralDesk.Of(CollateralDesk.Thick), p => p.Add(x => x.Month, 0));
        var rows = part.FindAll("tbody tr");
        rows.Count.ShouldBe(5);
        rows[1].TextContent.ShouldContain("180");
        rows[1].ClassList.ShouldContain("strong");
    }

    [Fact]
    public void The_clock_ends_every_premise_at_its_net_recovery()
    {
        var desk = CollateralDesk.Of(CollateralDesk.Thick);
        var clock = LiquidationClock.Of(desk.Case, desk.Snapshot, desk.Case.ClosingDate);
        var view = Show<LiquidationClockView>(desk, p => p.Add(x => x.Clock, clock));
        var lines = view.FindComponent<PathChart>().Instance.Series;
        lines.Count.ShouldBe(clock.Premises.Count);
        foreach (var (line, run) in lines.Zip(clock.Premises))
            Math.Max(0, line.Values.Last(value => value is not null)!.Value).ShouldBe(run.NetRecovery, 0.01, run.Premise.ToString());
        view.FindAll("[data-figure^='collateral/liquidation/']").Count.ShouldBe(clock.Premises.Count);
    }

    [Fact]
    public void Supports_are_shown_with_and_without()
    {
        var desk = CollateralDesk.Of(CollateralDesk.Thick, deal => deal with
        {
            Valuation = deal.Valuation with
            {
                CountSupports = true,
                Supports = [new ResidualSupport { Id = "S1", Counterparty = "Parent", CounterpartyRating = "A", Cap = Money.Usd(5_000_000), From = deal.ClosingDate, To = deal.ClosingDate.AddYears(4) }],
            },
        });
        var comparison = SupportComparison.Of(desk.Case, desk.Snapshot, desk.Case.ClosingDate).ShouldNotBeNull();
        var view = Show<SupportOutcomes>(desk, p => p.Add(x => x.Comparison, comparison));
        view.Markup.ShouldContain("Parent, A");
        comparison.With.LoanSize.Amount.ShouldBeGreaterThanOrEqualTo(comparison.Without.LoanSize.Amount);
        view.FindComponent<PathChart>().Instance.Series.Select(series => series.Name).ShouldBe(["Balance", "Recovered from the fleet", "And from its supports"]);
    }

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = _before;
        base.Dispose(disposing);
    }

    private IRenderedComponent<T> Show<T>(DealDesk desk, Action<ComponentParameterCollectionBuilder<T>>? more = null)
        where T : IComponent
    {
        desk.Questions.Ask = _ => Task.CompletedTask;
        return Render<T>(parameters =>
        {
            parameters.AddCascadingValue(desk).AddCascadingValue(desk.Facts).AddCascadingValue(desk.Questions);
            more?.Invoke(parameters);
        });
    }
}
