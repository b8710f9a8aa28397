using System.Globalization;
using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals.Collateral;

public sealed class CollateralJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Fact]
    public async Task An_appraisers_report_brings_the_mark_down_and_its_figure_opens()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Appraised");
        await using var view = await OpenAsync(deal, "opinions");
        var before = await MarkAsync(view);
        await view.Page.GetByLabel("Mark policy", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Lowest of curve and every opinion in force" });
        await view.Page.Locator("[data-add-opinion]").ClickAsync();
        await Field(view, "/valuation/opinions/0/author").FillAsync("Appraiser Ltd");
        await Field(view, "/valuation/opinions/0/document").FillAsync("Report 2026-11");
        await Field(view, "/valuation/opinions/0/valuePerGpu").FillAsync("9,000");

        await Assertions.Expect(view.Page.Locator(".opinions-of-lot")).ToContainTextAsync("Appraiser Ltd");
        await WaitForMarkAsync(view, mark => mark < before);
        (await view.Page.Locator(".opinions-of-lot .table-note").InnerTextAsync()).ShouldContain("of the curve from");
        await view.Page.Locator(".opinions-of-lot [data-figure^='collateral/opinion/']").First.ClickAsync();
        await Assertions.Expect(view.Page.Locator(".working .formula")).ToBeVisibleAsync();
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_curve_can_be_blended_of_two_and_is_drawn_while_it_is_put_together()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Blended");
        await using var view = await OpenAsync(deal, "curve");
        await view.Page.Locator("#part-curve > .curve select").First.SelectOptionAsync(new SelectOptionValue { Label = "Blend" });
        await Assertions.Expect(view.Page.Locator("#part-curve > .curve > .curve-part")).ToHaveCountAsync(2);
        var summary = view.Page.Locator("#part-curve > .curve > figure.chart .chart-summary");
        var before = await summary.InnerTextAsync();
        await view.Page.Locator("#part-curve > .curve > .curve-part").Nth(1).Locator("[data-path$='/lifeYears']").FillAsync("3");
        await Assertions.Expect(summary).Not.ToHaveTextAsync(before);
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_guarantee_is_shown_with_and_without_it()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Guaranteed");
        await using var view = await OpenAsync(deal, "support");
        await view.Page.Locator("[data-add-support='Guarantee']").ClickAsync();
        await Field(view, "/valuation/supports/0/counterparty").FillAsync("Parent");
        await Field(view, "/valuation/supports/0/cap").FillAsync("20m");
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = "With and without" })).ToBeVisibleAsync();
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = "Layers in the order they are called" })).ToBeVisibleAsync();
        await Assertions.Expect(view.Page.Locator("#part-support")).ToContainTextAsync("Least recovery of the balance");
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mark_set_by_hand_is_an_exception_that_asks_for_a_mitigant()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "By hand");
        await using var view = await OpenAsync(deal, "opinions");
        await view.Page.Locator("[data-add-override]").ClickAsync();
        await Field(view, "/valuation/overrides/0/valuePerGpu").FillAsync("21,000");
        await view.Page.GetByLabel("Reason").FillAsync("A sale agreed with a named buyer.");
        await Assertions.Expect(view.Page.Locator(".opinions-of-lot")).ToContainTextAsync("Set by hand");
        await Assertions.Expect(view.Page.Locator(".save-state")).ToContainTextAsync("kept in journal");
        await view.Page.Locator("[data-submit]").ClickAsync();
        await Assertions.Expect(view.Page.Locator("dialog[open] .exception").Filter(new() { HasText = "hand" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_the_field_and_on_its_part()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Wrong opinion");
        await using var view = await OpenAsync(deal, "opinions");
        await view.Page.Locator("[data-add-opinion]").ClickAsync();
        await Field(view, "/valuation/opinions/0/valuePerGpu").FillAsync("-5");
        await Assertions.Expect(view.Page.Locator(".field-wrong").First).ToBeVisibleAsync();
        await Assertions.Expect(view.Page.Locator(".part-nav a", new() { HasText = "Opinions" }).Locator(".tab-wrong")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_band_and_the_clock_follow_the_typing()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Followed");
        await using var view = await OpenAsync(deal, "events");
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = "Events, the costliest first" })).ToBeVisibleAsync();
        await view.GoAsync($"/deals/{deal}/collateral?part=all");
        var net = view.Page.Locator("[data-figure='collateral/liquidation/OLV']");
        var before = await net.InnerTextAsync();
        await Field(view, "/lots/0/count").FillAsync("9,000");
        await Assertions.Expect(net).Not.ToHaveTextAsync(before);
        await net.ClickAsync();
        await Assertions.Expect(view.Page.Locator(".working .formula")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(false, 1280)]
    [InlineData(true, 1280)]
    [InlineData(false, 390)]
    [InlineData(true, 390)]
    public async Task Every_part_is_accessible_and_needs_no_sideways_scroll(bool dark, int width)
    {
        var deal = await DealsOfAnalyst.NewAsync(host, $"Parts {dark} {width}");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}", new DeskViewOptions(width, dark));
        foreach (var part in new[] { "fleet", "curve", "opinions", "sale", "events", "support", "serials", "all" })
        {
            await view.GoAsync($"/deals/{deal}/collateral?part={part}");
            await view.Page.Locator(".collateral-part").First.WaitForAsync();
            if (part is "support")
            {
                await view.Page.Locator("[data-add-support='Put']").ClickAsync();
                await Field(view, "/valuation/supports/0/counterparty").FillAsync("Maker");
                await Field(view, "/valuation/supports/0/cap").FillAsync("10m");
            }
            await Assertions.Expect(view.Page.GetByText("Working it out.")).ToHaveCountAsync(0);
            (await view.OverflowAsync()).ShouldBe(0, part);
            await view.Page.ShouldHaveNoSeriousFaultsAsync();
        }
        view.Faults.ShouldBeEmpty();
    }

    private async Task<DeskView> OpenAsync(Guid deal, string part)
    {
        var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/collateral?part={part}");
        await view.Page.Locator("[data-loan-size]").WaitForAsync();
        return view;
    }

    private static ILocator Field(DeskView view, string path) => view.Page.Locator($"[data-path='{path}']");

    private static async Task<double> MarkAsync(DeskView view) =>
        double.Parse((await view.Page.Locator(".fleet-head [data-figure^='collateral/marked/']").InnerTextAsync()).Split('m')[0].Split(':')[^1], NumberStyles.Number, CultureInfo.InvariantCulture);

    private static async Task WaitForMarkAsync(DeskView view, Predicate<double> reached)
    {
        var until = DateTime.UtcNow.AddSeconds(10);
        while (!reached(await MarkAsync(view)))
        {
            if (DateTime.UtcNow > until) throw new TimeoutException($"The mark stayed at {await MarkAsync(view)}.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
