using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals.Stress;

/// <summary>The stress tab of a new deal: cases and their bridge, every table and chart, a reverse stress kept as an own scenario and taken as a case.</summary>
public sealed class StressJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Fact]
    public async Task A_reverse_stress_is_kept_chosen_as_a_case_and_bridged()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Stressed");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/stress");
        await view.Page.Locator("[data-cases='3']").WaitForAsync();
        await Assertions.Expect(view.Page.Locator("[data-bars] .bar-total")).ToHaveCountAsync(2);

        await view.GoAsync($"/deals/{deal}/stress?part=reverse");
        await view.Page.Locator("[data-keep-reverse]").First.ClickAsync();
        await Assertions.Expect(view.Page.GetByText("Nothing to save")).ToHaveCountAsync(0);
        await view.GoAsync($"/deals/{deal}/stress?part=own");
        await Assertions.Expect(view.Page.Locator("[data-own='own-1'] summary")).ToContainTextAsync("Reverse stress");

        // All three lines stand beside their driver without scrolling.
        await view.GoAsync($"/deals/{deal}/stress?part=break-even");
        await view.Page.Locator("[data-break-even] table").WaitForAsync();
        (await view.Page.Locator("[data-break-even] .table-scroll").EvaluateAsync<int>("scroll => scroll.scrollWidth - scroll.clientWidth")).ShouldBeLessThanOrEqualTo(0);

        await view.GoAsync($"/deals/{deal}/stress");
        await view.Page.Locator("[data-add-case]").SelectOptionAsync("own-1");
        await view.Page.Locator("[data-cases='4']").WaitForAsync();
        await Assertions.Expect(view.Page.Locator(".case-choice .chip")).ToHaveCountAsync(3);
        await view.Page.Locator("[data-bars] [data-twin]").ClickAsync();
        await Assertions.Expect(view.Page.Locator("[data-bars] tr.total")).ToHaveCountAsync(1);

        // A spread that cannot be is told at its field.
        await view.GoAsync($"/deals/{deal}/stress?part=reverse");
        await view.Page.GetByText("How far drivers are taken to move").ClickAsync();
        var spread = view.Page.GetByLabel("Merchant rent", new() { Exact = true });
        await spread.FillAsync("0");
        await Assertions.Expect(spread).ToHaveAttributeAsync("aria-invalid", "true", new() { Timeout = 30_000 });
        view.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, 1280)]
    [InlineData(true, 390)]
    public async Task Every_part_is_accessible_and_needs_no_sideways_scroll(bool dark, int width)
    {
        var deal = await DealsOfAnalyst.NewAsync(host, $"Stress parts {width}");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}", new DeskViewOptions(width, dark));
        foreach (var (part, drawn) in new[]
        {
            ("cases", "[data-cases]"), ("reverse", "[data-reverse]"), ("break-even", "[data-break-even]"), ("frontier", "[data-frontier]"), ("table", "[data-two-way]"),
            ("tornado", "[data-bars], .collateral-part > p.muted"), ("spider", "[data-spider]"), ("own", "[data-add-own]"),
        })
        {
            await view.GoAsync($"/deals/{deal}/stress?part={part}");
            await view.Page.Locator("[data-loan-size]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            if (width < 500) await view.Page.GetByRole(AriaRole.Button, new() { Name = "Inputs" }).ClickAsync();
            await view.Page.Locator(drawn).First.WaitForAsync();
            if (part == "own") await view.Page.Locator("[data-add-own]").ClickAsync();
            if (part == "own") await view.Page.Locator("[data-own='own-1']").WaitForAsync();
            (await view.OverflowAsync()).ShouldBe(0, part);
            await view.Page.ShouldHaveNoSeriousFaultsAsync();
        }

        view.Faults.ShouldBeEmpty();
    }
}
