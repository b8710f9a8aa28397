using GpuLending.Web.Tests.Browser;
using GpuLending.Web.Tests.Features.Deals;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Portfolio;

public sealed class PortfolioJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Theory]
    [InlineData(false, 1280)]
    [InlineData(true, 390)]
    public async Task The_book_shows_its_loss_its_parts_and_what_a_deal_adds(bool dark, int width)
    {
        var deal = await DealsOfAnalyst.NewAsync(host, $"Booked {width}");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/portfolio?assumed=0.05&paths=10000", new DeskViewOptions(width, dark));
        await view.Page.Locator("[data-measured]").WaitForAsync(new() { Timeout = 60_000 });
        await view.Page.GetByLabel("What a deal adds", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Value = deal.ToString() });
        await Assertions.Expect(view.Page.GetByText("What it adds at 99.9 %")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        view.Page.Url.ShouldContain($"deal={deal}");
        await view.Page.GetByText("Correlations, losses and limits", new() { Exact = true }).ClickAsync();
        var worsening = view.Page.GetByLabel("Losses worsen with the market by", new() { Exact = true });
        await worsening.FillAsync("9");
        await worsening.PressAsync("Tab");
        await Assertions.Expect(view.Page.Locator(".field-error")).ToHaveTextAsync("Enter a number from 0 to 2.");
        await worsening.FillAsync("0.3");
        await worsening.PressAsync("Tab");
        await Assertions.Expect(view.Page.GetByText("worsens with the market by 0.3, assumed")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        view.Page.Url.ShouldContain("worsening=0.3");
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Region, new() { Name = "Loans of the book" })).ToContainTextAsync($"Booked {width}");
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Region, new() { Name = "Exposure by chip generation" })).ToBeVisibleAsync();
        (await view.OverflowAsync()).ShouldBe(0);
        await view.Page.ShouldHaveNoSeriousFaultsAsync();
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_credit_tab_measures_what_the_deal_adds_as_it_is_typed()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Adds to the book");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/credit");
        await view.Page.Locator("[data-loan-size]").WaitForAsync();
        await view.Page.Locator("[data-measure-book]").ClickAsync();
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Region, new() { Name = "What this deal adds to the book" }).First).ToContainTextAsync(
            new System.Text.RegularExpressions.Regex("Expected shortfall|not in the figures"), new() { Timeout = 60_000 });
        await using var administrator = await host.OpenAsAsync(DemoUser.Administrator, "/portfolio");
        (await administrator.Page.Locator("[data-measured]").CountAsync()).ShouldBe(0, "an administrator keeps the desk, not the book");
        view.Faults.ShouldBeEmpty();
    }
}
