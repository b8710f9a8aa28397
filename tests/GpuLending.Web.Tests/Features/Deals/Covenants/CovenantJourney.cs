using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals.Covenants;

public sealed class CovenantJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Fact]
    public async Task Index_tiers_are_added_priced_and_drawn_and_a_test_opens_its_working()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Index tiers");
        await using var view = await OpenAsync(deal, "terms");
        await AddAsync(view, "Add rental index tiers");
        var form = view.Page.Locator("details.item").Last;
        await Assertions.Expect(form.Locator("table.tiers td.figures")).ToHaveTextAsync(["3.95", "3.45", "2.95"]);
        await form.Locator("[data-path$='/index/closePrice']").FillAsync("4.00");
        await Assertions.Expect(form.Locator("table.tiers td.figures")).ToHaveTextAsync(["3.70", "3.20", "2.75"]);
        await Assertions.Expect(form).ToContainTextAsync("closed at USD 4.00 a GPU-hour");

        await view.GoAsync($"/deals/{deal}/covenants?part=tests&covenant=V3");
        var test = view.Page.Locator("[data-figure^='covenant/V3/']").First;
        await test.WaitForAsync();
        await test.ClickAsync();
        await Assertions.Expect(view.Page.Locator(".working .formula")).ToContainTextAsync("index price");
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_location_covenant_fails_where_a_lot_stands_and_a_waiver_marks_it()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Located");
        await using var view = await OpenAsync(deal, "terms");
        await AddAsync(view, "Add covenant");
        var form = view.Page.Locator("details.item").Last;
        await form.GetByLabel("Measures").SelectOptionAsync(new SelectOptionValue { Label = "Collateral location" });
        await form.Locator("[data-path$='/countries']").FillAsync("NO, SE");
        await Assertions.Expect(form.Locator("summary .status").First).ToHaveTextAsync("Breached");
        await form.Locator("details.sub-item", new() { HasText = "Waivers" }).Locator("summary").ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Add waiver" }).ClickAsync();
        await form.Locator("[data-path$='/until']").FillAsync("31 Dec 2060");
        await Assertions.Expect(form.Locator("summary .status").Nth(1)).ToHaveTextAsync("waived");
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_covenant_is_held_against_printed_prices_from_its_terms_and_names_the_quotes()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Backtested");
        await using var view = await OpenAsync(deal, "terms");
        await AddAsync(view, "Add rental index tiers");
        await view.Page.Locator("details.item").Last.GetByRole(AriaRole.Link, new() { Name = "Hold against price history" }).ClickAsync();
        await view.Page.GetByLabel("Printed prices", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Value = await view.Page.Locator("option", new() { HasTextString = "H100-SXM-80GB, rent spot, Hyperscaler" }).First.GetAttributeAsync("value") ?? "" });
        await Assertions.Expect(view.Page.Locator("[data-backtested]")).ToContainTextAsync("It would have fired on");
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Region, new() { Name = "Quotes on record behind it" })).ToContainTextAsync("gcp/us-east4");
        view.Page.Url.ShouldContain("series=");
        view.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, 1280)]
    [InlineData(true, 390)]
    public async Task Every_part_is_accessible_and_needs_no_sideways_scroll(bool dark, int width)
    {
        var deal = await DealsOfAnalyst.NewAsync(host, $"Covenant parts {width}");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}", new DeskViewOptions(width, dark));
        foreach (var part in new[] { "terms", "tests", "history", "calendar", "base" })
        {
            await view.GoAsync($"/deals/{deal}/covenants?part={part}");
            await view.Page.Locator("[data-loan-size]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            if (width < 500) await view.Page.GetByRole(AriaRole.Button, new() { Name = "Inputs" }).ClickAsync();
            await view.Page.Locator(".part-question").WaitForAsync();
            if (part == "terms") await view.Page.GetByRole(AriaRole.Button, new() { Name = "Add rental index tiers" }).ClickAsync();
            if (part == "calendar") await view.Page.GetByRole(AriaRole.Button, new() { Name = "Add document" }).ClickAsync();
            if (part == "base") await view.Page.GetByLabel("The terms have a borrowing base").CheckAsync();
            if (part == "history") await view.Page.Locator("[data-backtested]").WaitForAsync();
            (await view.OverflowAsync()).ShouldBe(0, part);
            await view.Page.ShouldHaveNoSeriousFaultsAsync();
        }
        view.Faults.ShouldBeEmpty();
    }

    /// <summary>Adds a covenant and waits for its form: the last one before it closes as the new one opens.</summary>
    private static async Task AddAsync(DeskView view, string button)
    {
        var forms = view.Page.Locator("details.item");
        var before = await forms.CountAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Assertions.Expect(forms).ToHaveCountAsync(before + 1);
    }

    private async Task<DeskView> OpenAsync(Guid deal, string part)
    {
        var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/covenants?part={part}");
        await view.Page.Locator("[data-loan-size]").WaitForAsync();
        return view;
    }
}
