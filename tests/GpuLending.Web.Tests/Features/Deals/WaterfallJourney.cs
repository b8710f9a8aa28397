using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals;

/// <summary>The filing's waterfall on a new deal: rules moved by mouse and by keyboard, an order that cannot be served, a period's cash and its workings.</summary>
public sealed class WaterfallJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Theory]
    [InlineData(false, 1280)]
    [InlineData(true, 390)]
    public async Task Rules_are_moved_and_say_what_is_wrong(bool dark, int width)
    {
        var deal = await DealsOfAnalyst.NewAsync(host, $"Waterfall {dark}");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/waterfall", new DeskViewOptions(width, dark));
        await view.Page.Locator("[data-loan-size]").WaitForAsync();
        if (width < 500) await view.Page.GetByRole(AriaRole.Button, new() { Name = "Inputs" }).ClickAsync();
        await view.Page.Locator("[data-waterfall='filing']").ClickAsync();
        var rules = view.Page.Locator(".rule-words strong");
        await Assertions.Expect(rules).ToHaveCountAsync(10);
        await Assertions.Expect(view.Page.Locator(".cash-picture .cash-bar").First).ToBeVisibleAsync();

        // By keyboard: the arrow keeps the focus, so that the rule can be moved on.
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Move Liquidity reserve down" }).FocusAsync();
        await view.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(rules.Nth(5)).ToHaveTextAsync("Liquidity reserve");
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Button, new() { Name = "Move Liquidity reserve down" })).ToBeFocusedAsync();
        await view.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(rules.Nth(6)).ToHaveTextAsync("Liquidity reserve");

        if (width > 500)
        {
            await view.Page.Locator(".rule").Nth(6).DragToAsync(view.Page.Locator(".rule").Nth(4));
            await Assertions.Expect(rules.Nth(4)).ToHaveTextAsync("Liquidity reserve");
        }

        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Move Principal up" }).ClickAsync();
        await Assertions.Expect(view.Page.Locator(".rule summary").GetByText("Principal stands before interest").First).ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Move Principal down" }).ClickAsync();
        await Assertions.Expect(view.Page.Locator(".rule .field-error")).ToHaveCountAsync(0);

        (await view.OverflowAsync()).ShouldBe(0);
        await view.Page.ShouldHaveNoSeriousFaultsAsync();
        await view.Page.Locator("[data-figure^='waterfall/step/3/']").First.ClickAsync();
        await Assertions.Expect(view.Page.Locator(".working .formula")).ToBeVisibleAsync();
        view.Faults.ShouldBeEmpty();
    }
}
