using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Market;

public sealed class CalibrationJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Fact]
    public async Task A_break_is_shown_a_regime_becomes_the_window_and_the_rise_is_refused()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/market/H100-SXM-80GB?kind=RentSpot&provider=gcp%2Fus-central1");
        var page = view.Page;
        await page.Locator("[data-warning=breakpoint]").WaitForAsync();
        (await page.Locator("[data-verdict]").GetAttributeAsync("data-verdict")).ShouldBe("default");
        (await page.Locator("[data-reason=low-r-squared]").InnerTextAsync()).ShouldContain("R²");
        await page.ShouldHaveNoSeriousFaultsAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Fit only from" }).ClickAsync();
        await page.ReachesAsync("from=2025-09-25");
        await page.Locator("[data-reason=appreciation]").WaitForAsync();
        (await page.Locator("[data-verdict]").InnerTextAsync()).ShouldContain("takes the stated default: a loss of 30.9 % a year");

        await page.GetByRole(AriaRole.Button, new() { Name = "Fit all dates again" }).ClickAsync();
        await page.Locator("[data-warning=breakpoint]").WaitForAsync();
        await page.GetByLabel("Errors").SelectOptionAsync("Block bootstrap");
        await page.GetByText("Moving-block bootstrap of the rows in date order").WaitForAsync();
        (await page.Locator("[data-warning=autocorrelation]").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_model_without_a_price_falls_back_in_words()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/market/MI325X-256GB");
        await view.Page.Locator("[data-reason=no-fit]").WaitForAsync();
        (await view.Page.Locator("[data-verdict]").InnerTextAsync()).ShouldContain("House default");
        await view.Page.ShouldHaveNoSeriousFaultsAsync();
    }
}
