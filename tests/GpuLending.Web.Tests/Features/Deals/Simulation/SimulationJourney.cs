using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals.Simulation;

public sealed class SimulationJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task An_analyst_runs_reads_cancels_and_is_told_what_is_stale()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Simulated");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/simulation");
        var page = view.Page;
        await Assertions.Expect(page.GetByText("Nothing is simulated yet")).ToBeVisibleAsync(Patient);
        await Field(page, "/terms/paths").SelectOptionAsync(new SelectOptionValue { Label = "1,000" });
        await page.Locator("[data-run-simulation]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-simulation-state=Completed]")).ToBeVisibleAsync(Patient);
        await Assertions.Expect(page.Locator("[data-figure-name=pd]")).ToContainTextAsync("±");
        await Assertions.Expect(page.Locator("[data-stale]")).ToHaveCountAsync(0);
        foreach (var part in new[] { "Losses", "Paths", "Breaches", "Worst paths", "Terms" })
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Simulation" }).GetByRole(AriaRole.Link, new() { Name = part, Exact = true }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = part, Exact = true })).ToBeVisibleAsync();
            await page.ShouldHaveNoSeriousFaultsAsync();
            (await view.OverflowAsync()).ShouldBe(0, part);
        }

        // Another term is not what was run; another deal is not what was run.
        await Field(page, "/terms/valueVolatility").FillAsync("35");
        await Assertions.Expect(page.Locator("[data-stale]")).ToContainTextAsync("Figures of other terms");
        await view.GoAsync($"/deals/{deal}/collateral");
        await Field(page, "/lots/0/count").FillAsync("2000");
        await Assertions.Expect(page.Locator(".save-state")).Not.ToContainTextAsync("Nothing to save", new() { Timeout = 30_000 });
        await view.GoAsync($"/deals/{deal}/simulation");
        await Assertions.Expect(page.Locator("[data-stale]").First).ToContainTextAsync("earlier draft", new() { Timeout = 30_000 });

        await Field(page, "/terms/paths").SelectOptionAsync(new SelectOptionValue { Label = "10,000,000" });
        await page.Locator("[data-run-simulation]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-cancel-simulation]")).ToBeVisibleAsync(Patient);
        await page.ShouldHaveNoSeriousFaultsAsync();

        // Leaving the page stops nothing; coming back follows it.
        await view.GoAsync($"/deals/{deal}/overview");
        await view.GoAsync($"/deals/{deal}/simulation");
        await page.Locator("[data-cancel-simulation]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-simulation-state=Cancelled]")).ToBeVisibleAsync(Patient);
        await Assertions.Expect(page.Locator("[data-simulation-state=Completed]")).ToBeVisibleAsync();
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_auditor_reads_and_starts_nothing()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Looked at");
        await using var view = await host.OpenAsAsync(DemoUser.Auditor, $"/deals/{deal}/simulation", new DeskViewOptions(390, true));
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Inputs" }).ClickAsync();
        await Assertions.Expect(view.Page.GetByText("Nothing is simulated yet")).ToBeVisibleAsync(Patient);
        (await view.Page.Locator("[data-run-simulation]").CountAsync()).ShouldBe(0);
        (await view.OverflowAsync()).ShouldBe(0);
    }

    private static ILocator Field(IPage page, string path) => page.Locator($"[data-path='{path}']");
}
