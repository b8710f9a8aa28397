using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals.Narratives;

public sealed class WritingJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Fact]
    public async Task A_figure_is_put_in_by_keyboard_follows_the_deal_and_a_phrase_is_flagged_up_to_the_memo()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Written");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/writing?text=risks");
        var text = view.Page.GetByRole(AriaRole.Textbox, new() { Name = "Key risks and mitigants" });
        await text.FillAsync("Each draw runs for ");
        await text.PressSequentiallyAsync("{ten");
        var options = view.Page.GetByRole(AriaRole.Listbox, new() { Name = "Figures" }).GetByRole(AriaRole.Option);
        await Assertions.Expect(options.First).ToContainTextAsync("tenor");
        await text.PressAsync("Enter");
        await text.PressSequentiallyAsync(". The cover is well, say, tested at ");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Insert figure" }).ClickAsync();
        await Assertions.Expect(options.First).ToContainTextAsync("loan size");
        await text.PressAsync("ArrowDown");
        await text.PressAsync("Escape");
        await Assertions.Expect(options).ToHaveCountAsync(0);
        await text.FillAsync("Each draw runs for {tenor}. The customers are well diversified.");
        var preview = view.Page.Locator("[data-preview]");
        await Assertions.Expect(preview).ToContainTextAsync("Each draw runs for 48 months.");
        await Assertions.Expect(view.Page.Locator("[data-remark='Contradicted']")).ToContainTextAsync("“well diversified” needs largest customer share of at most 25.0 %");
        await view.Page.ShouldHaveNoSeriousFaultsAsync();
        (await view.OverflowAsync()).ShouldBe(0);

        await view.GoAsync($"/deals/{deal}/loans");
        await view.Page.Locator("[data-path='/facility/tenorMonths']").FillAsync("36");
        await view.GoAsync($"/deals/{deal}/writing?text=risks");
        await Assertions.Expect(preview).ToContainTextAsync("Each draw runs for 36 months.");

        await view.Page.GotoAsync($"/deals/{deal}/memo");
        await Assertions.Expect(view.Page.Locator("#risks")).ToContainTextAsync("Each draw runs for 36 months.");
        await Assertions.Expect(view.Page.Locator("#risks .warning")).ToContainTextAsync("well diversified");
        view.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, 390)]
    [InlineData(true, 1280)]
    public async Task The_screen_is_accessible_in_the_dark_and_on_a_phone(bool dark, int width)
    {
        var deal = await DealsOfAnalyst.NewAsync(host, $"Written {width}");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/writing?text=term%2Flaw", new DeskViewOptions(width, dark));
        if (width < 720) await view.Page.GetByRole(AriaRole.Button, new() { Name = "Inputs" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Insert figure" }).ClickAsync();
        await Assertions.Expect(view.Page.GetByRole(AriaRole.Listbox, new() { Name = "Figures" })).ToBeVisibleAsync();
        await view.Page.ShouldHaveNoSeriousFaultsAsync();
        (await view.OverflowAsync()).ShouldBe(0);
        view.Faults.ShouldBeEmpty();
    }
}
