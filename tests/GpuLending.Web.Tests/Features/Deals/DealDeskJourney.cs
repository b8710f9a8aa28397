using System.Globalization;
using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals;

public sealed class DealDeskJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Fact]
    public async Task Typing_a_count_moves_the_loan_size_and_says_by_how_much()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Count moves size");
        await using var view = await OpenAsync(deal);
        var before = await SizeAsync(view);

        await Field(view, "/lots/0/count").FillAsync("2,560");
        await WaitForSizeAsync(view, size => size > before);

        (await view.Page.Locator(".loan-size .figure-change").InnerTextAsync()).ShouldContain("▲");
        (await view.OverflowAsync()).ShouldBe(0);
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_read_stays_and_the_last_figures_stay_with_it()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Unreadable");
        await using var view = await OpenAsync(deal);
        var before = await SizeAsync(view);

        await Field(view, "/lots/0/count").FillAsync("25x60");

        await Assertions.Expect(view.Page.GetByText("Not updated: fix 1 field.")).ToBeVisibleAsync();
        (await Field(view, "/lots/0/count").InputValueAsync()).ShouldBe("25x60");
        (await SizeAsync(view)).ShouldBe(before);
    }

    [Fact]
    public async Task What_was_typed_outlives_a_page_that_is_killed()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Killed page");
        var view = await OpenAsync(deal);
        await Field(view, "/lots/0/count").FillAsync("2,304");
        await Assertions.Expect(view.Page.Locator(".save-state")).ToContainTextAsync("kept in journal");
        await view.DisposeAsync();

        await using var again = await OpenAsync(deal);
        (await Field(again, "/lots/0/count").InputValueAsync()).ShouldBe("2,304");
    }

    [Fact]
    public async Task Undo_and_redo_walk_the_journal()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Undo");
        await using var view = await OpenAsync(deal);
        var original = await Field(view, "/lots/0/count").InputValueAsync();
        await Field(view, "/lots/0/count").FillAsync("2,304");
        await Assertions.Expect(view.Page.Locator(".save-state")).ToContainTextAsync("kept in journal");

        await view.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(Field(view, "/lots/0/count")).ToHaveValueAsync(original);
        await view.Page.Keyboard.PressAsync("Control+y");
        await Assertions.Expect(Field(view, "/lots/0/count")).ToHaveValueAsync("2,304");
    }

    [Fact]
    public async Task The_second_of_two_savers_is_shown_both_versions_and_loses_nothing()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Two savers");
        await using var first = await OpenAsync(deal);
        await using var second = await OpenAsync(deal, DemoUser.SecondAnalyst);
        await Field(first, "/lots/0/count").FillAsync("2,200");
        await Field(second, "/lots/0/haircut").FillAsync("5");
        await Assertions.Expect(first.Page.Locator(".save-state")).ToContainTextAsync("kept in journal");
        await Assertions.Expect(second.Page.Locator(".save-state")).ToContainTextAsync("kept in journal");

        await first.Page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(first.Page.Locator(".save-state")).ToContainTextAsync("Saved");
        await second.Page.Keyboard.PressAsync("Control+s");
        var dialog = second.Page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync("Two versions of this deal");
        await dialog.Locator("[data-keep-mine]").ClickAsync();
        await Assertions.Expect(Field(second, "/lots/0/count")).ToHaveValueAsync("2,200");
        await Assertions.Expect(Field(second, "/lots/0/haircut")).ToHaveValueAsync("5");

        await second.Page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(second.Page.Locator(".save-state")).ToContainTextAsync("Saved");
    }

    [Fact]
    public async Task A_figure_opens_its_working_and_escape_closes_it()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Working");
        await using var view = await OpenAsync(deal);
        await view.Page.Locator("[data-figure='size']").FocusAsync();
        await view.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(view.Page.Locator(".working .formula")).ToBeVisibleAsync();
        await view.Page.ShouldHaveNoSeriousFaultsAsync();
        await view.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(view.Page.Locator(".working")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("Debt service cover", "coverage/debt-service/")]
    [InlineData("Loan to value", "coverage/loan-to-value/")]
    public async Task Every_point_of_a_cover_chart_opens_its_working(string title, string figure)
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Points of " + title);
        await using var view = await OpenAsync(deal);
        var chart = view.Page.Locator("figure.chart").Filter(new() { HasText = title }).First;
        await chart.Locator("[data-twin]").ClickAsync();
        await chart.Locator($"[data-figure^='{figure}']").Nth(2).ClickAsync();
        await Assertions.Expect(view.Page.Locator(".working .formula")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("de-DE", "2.304", "1.234,5")]
    [InlineData("fr-FR", "2 304", "1 234,5")]
    [InlineData("pt-BR", "2.304", "1.234,5")]
    [InlineData("hi-IN", "2,304", "1,234.5")]
    [InlineData("ja-JP", "2,304", "1,234.5")]
    public async Task The_browsers_culture_decides_how_numbers_are_typed(string locale, string count, string price)
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Culture " + locale);
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/collateral", new DeskViewOptions(Locale: locale));
        var before = await SizeAsync(view);
        await Field(view, "/lots/0/unitCost/gpu").ClickAsync();
        await view.Page.Keyboard.PressAsync("Control+a");
        await view.Page.Keyboard.TypeAsync(price, new() { Delay = 15 });
        (await Field(view, "/lots/0/unitCost/gpu").InputValueAsync()).ShouldBe(price);
        await Field(view, "/lots/0/count").ClickAsync();
        await view.Page.Keyboard.PressAsync("Control+a");
        await view.Page.Keyboard.TypeAsync(count, new() { Delay = 15 });
        (await Field(view, "/lots/0/count").InputValueAsync()).ShouldBe(count);
        // A message about a half-typed number stays until the figures of the whole number are there.
        await WaitForSizeAsync(view, size => size != before);
        await Assertions.Expect(view.Page.Locator(".field-error")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Typing_that_outruns_the_server_loses_no_digit()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Fast hands");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst);
        await view.AnswersTakeAsync(TimeSpan.FromMilliseconds(400));
        await view.GoAsync($"/deals/{deal}/collateral");
        await view.Page.Locator("[data-loan-size]").WaitForAsync();
        var count = Field(view, "/lots/0/count");
        var haircut = Field(view, "/lots/0/haircut");

        // Each time the field is left the desk writes "1,000"; that text arrives while the next number is being typed.
        foreach (var digits in new[] { "1000", "2304", "1000", "2304" })
        {
            await count.PressAsync("Control+a");
            await view.Page.Keyboard.TypeAsync(digits, new() { Delay = 60 });
            (await count.InputValueAsync()).ShouldBe(digits);
            await haircut.FocusAsync();
        }

        await Assertions.Expect(count).ToHaveValueAsync("2,304");
        await WaitForSizeAsync(view, size => size > 0);
        await view.Page.ReloadAsync();
        await Assertions.Expect(count).ToHaveValueAsync("2,304");
    }

    [Theory]
    [InlineData(false, 1280)]
    [InlineData(true, 1280)]
    [InlineData(false, 390)]
    public async Task Every_tab_is_accessible_and_needs_no_sideways_scroll(bool dark, int width)
    {
        var deal = await DealsOfAnalyst.NewAsync(host, $"Tabs {dark} {width}");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}", new DeskViewOptions(width, dark));
        foreach (var tab in new[] { "overview", "collateral", "revenue", "costs", "loans", "sizing", "waterfall", "covenants", "stress", "credit", "simulation", "writing", "history" })
        {
            await view.GoAsync($"/deals/{deal}/{tab}");
            await view.Page.Locator("[data-loan-size]").WaitForAsync();
            if (width < 500) await view.Page.GetByRole(AriaRole.Button, new() { Name = "Inputs" }).ClickAsync();
            (await view.OverflowAsync()).ShouldBe(0, tab);
            await view.Page.ShouldHaveNoSeriousFaultsAsync();
        }
        view.Faults.ShouldBeEmpty();
    }

    private async Task<DeskView> OpenAsync(Guid deal, string user = DemoUser.Analyst)
    {
        var view = await host.OpenAsAsync(user, $"/deals/{deal}/collateral");
        await view.Page.Locator("[data-loan-size]").WaitForAsync();
        return view;
    }

    private static ILocator Field(DeskView view, string path) => view.Page.Locator($"[data-path='{path}']");

    private static async Task<double> SizeAsync(DeskView view) =>
        double.Parse((await view.Page.Locator("[data-loan-size]").GetAttributeAsync("data-loan-size"))!, CultureInfo.InvariantCulture);

    private static async Task WaitForSizeAsync(DeskView view, Predicate<double> reached)
    {
        var until = DateTime.UtcNow.AddSeconds(10);
        while (!reached(await SizeAsync(view)))
        {
            if (DateTime.UtcNow > until) throw new TimeoutException($"The loan size stayed at {await SizeAsync(view)}.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
