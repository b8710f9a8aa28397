using System.Globalization;
using System.Text;
using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Market;

public sealed class MarketImportJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task An_analyst_brings_a_dirty_file_puts_it_right_imports_it_and_sees_it(int width, bool dark)
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/market/import", new DeskViewOptions(width, dark));
        var page = view.Page;
        var seller = $"seller-{width}";
        // Files with the same headings would be read like the last one.
        var price = $"Preis {width}";
        await ChooseAsync(view, $"Tag;Karte;{price}\n04/11/2026;H100;2,41\n05/11/2026;H100 SXM;-1,00\n");
        await page.Locator("[data-format]").GetByText("separated by semicolons").WaitForAsync();
        await MapAsync(page, "Date", "Tag");
        await MapAsync(page, "Gpu", "Karte");
        await MapAsync(page, "Price", price);
        await FillAsync(page, "Source", $"Example Broker {width}");
        await FillAsync(page, "Licence", "licensed to us");
        await page.Locator("[data-value=Kind]").SelectOptionAsync("RentOnDemand");
        await page.Locator("[data-value=Evidence]").SelectOptionAsync("Ask");
        await page.Locator("[data-value=Segment]").SelectOptionAsync("Marketplace");
        await FillAsync(page, "Provider for the whole file", seller);
        await page.Locator("[data-try]").ClickAsync();

        // In doubt: what a price is for, and whether the day stands first.
        await page.Locator("[data-doubt]").GetByText("what a price is for").WaitForAsync();
        (await page.Locator("[data-doubt]").InnerTextAsync()).ShouldContain("day or the month");
        await page.GetByLabel("Prices are").SelectOptionAsync("GpuHour");
        await page.GetByLabel("Dates with slashes").SelectOptionAsync("DayFirst");
        await page.Locator("[data-try]").ClickAsync();

        // Two cells are not right: a name that fits three models, and a negative price.
        await page.Locator("[data-outcome]").GetByText("2 cells in 2 rows are not right").WaitForAsync();
        (await page.Locator("[data-outcome]").InnerTextAsync()).ShouldContain("is negative");
        (await page.Locator("[data-import-now]").CountAsync()).ShouldBe(0);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-errors]").ClickAsync());
        var errors = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        errors.ShouldContain("2,Karte,H100,");
        await page.ShouldHaveNoSeriousFaultsAsync();
        (await view.OverflowAsync()).ShouldBe(0);

        await page.GetByLabel("“H100”").SelectOptionAsync("H100-SXM-80GB");
        await ChooseAsync(view, $"Tag;Karte;{price}\n04/11/2026;H100;2,41\n05/11/2026;H100 SXM;2,39\n");
        await page.Locator("[data-outcome]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator("[data-try]").ClickAsync();
        await page.Locator("[data-import-now]").ClickAsync();
        await page.Locator("[data-outcome]").GetByText("2 quotes on record").WaitForAsync();

        await view.GoAsync($"/market/H100-SXM-80GB?kind=RentOnDemand&provider={seller}");
        await page.GetByText("2 quotes, 4 Nov 2026 to 5 Nov 2026").WaitForAsync();
        await view.GoAsync("/market?show=imports");
        (await page.Locator("main table").InnerTextAsync()).ShouldContain("Example Broker");
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_import_tells_how_far_it_is_and_can_be_stopped()
    {
        await using var view = await host.OpenAsAsync(DemoUser.RiskOfficer, "/market/import");
        var page = view.Page;
        var text = new StringBuilder("date,gpu,price,unit,kind,evidence,channel,provider\n");
        for (var i = 0; i < 50_000; i++)
            text.AppendLine(CultureInfo.InvariantCulture, $"{new DateOnly(2024, 1, 1).AddDays(i % 900):yyyy-MM-dd},H100 SXM,2.50,$/GPU-h,on demand,ask,marketplace,host-{i / 900}");
        await ChooseAsync(view, text.ToString());
        await page.Locator("[data-format]").GetByText("50,000 rows").WaitForAsync(new() { Timeout = 60_000 });
        await FillAsync(page, "Source", "Long list");
        await FillAsync(page, "Licence", "own");
        await page.Locator("[data-try]").ClickAsync();
        await page.Locator("[data-import-now]").WaitForAsync(new() { Timeout = 60_000 });
        await page.Locator("[data-import-now]").ClickAsync();
        await page.Locator("[data-stop]").ClickAsync();
        await page.GetByText("Stopped. Nothing was stored.").WaitForAsync();

        await view.GoAsync("/market?show=imports");
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain("Long list");
    }

    [Fact]
    public async Task A_file_given_as_soon_as_the_page_takes_one_is_read()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/market");
        await view.DropFileAtOnceAsync("#quote-file", "quotes.csv", "Tag;Karte\n04/11/2026;H100\n");
        await view.Page.GetByRole(AriaRole.Link, new() { Name = "Import quotes" }).ClickAsync();
        await view.Page.Locator("[data-format]").GetByText("1 row").WaitForAsync();
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_in_words_and_an_auditor_may_not_import()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/market/import");
        await ChooseAsync(view, "\u0001\0\u0002\0\0\0\0");
        (await view.Page.Locator("[data-refused]").InnerTextAsync()).ShouldContain("not text");

        await using var auditor = await host.OpenAsAsync(DemoUser.Auditor, "/market");
        (await auditor.Page.GetByRole(AriaRole.Link, new() { Name = "Import quotes" }).CountAsync()).ShouldBe(0);
        await auditor.GoAsync("/market/import");
        (await auditor.Page.Locator("h1").InnerTextAsync()).ShouldNotContain("Import");
    }

    [Fact]
    public async Task The_history_names_channels_says_no_information_and_gives_its_quotes_as_a_file()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Auditor, "/market/H100-SXM-80GB?kind=RentOnDemand");
        var page = view.Page;
        await page.GetByText("one GPU-hour cost 2.50 at segment:marketplace").WaitForAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "as CSV" }).ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).ShouldContain("date,gpu,kind,evidence,channel");

        await page.GetByLabel("Channel", new() { Exact = true }).SelectOptionAsync("Marketplace");
        await page.ReachesAsync("channel=Marketplace");
        await page.GetByRole(AriaRole.Button, new() { Name = "Table", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "observations" }).First.WaitForAsync();
        await view.GoAsync("/market/MI325X-256GB");
        await page.GetByText("Thin history.").WaitForAsync();
        await page.ShouldHaveNoSeriousFaultsAsync();
    }

    private static Task ChooseAsync(DeskView view, string text) => view.ChooseFileAsync("#quote-file", "quotes.csv", text);

    private static async Task MapAsync(IPage page, string field, string column) => await page.Locator($"[data-map={field}]").SelectOptionAsync(column);

    private static async Task FillAsync(IPage page, string label, string text)
    {
        var field = page.GetByLabel(label, new() { Exact = true });
        await field.FillAsync(text);
        await field.PressAsync("Tab");
    }
}
