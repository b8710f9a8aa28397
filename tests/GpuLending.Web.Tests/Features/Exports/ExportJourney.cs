using System.IO.Compression;
using GpuLending.Web.Tests.Browser;
using GpuLending.Web.Tests.Features.Deals;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Exports;

public sealed class ExportJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Fact]
    public async Task Memos_of_chosen_deals_are_exported_followed_and_downloaded()
    {
        await DealsOfAnalyst.NewAsync(host, "Export first");
        await DealsOfAnalyst.NewAsync(host, "Export second");
        await DealsOfAnalyst.NewAsync(host, "Export third");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/?search=Export");
        var page = view.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Export memos" }).ClickAsync();
        var dialog = page.Locator("[data-export-memos]");
        await Assertions.Expect(dialog.Locator("legend")).ToContainTextAsync("Deals, 3 of 3");
        await dialog.GetByLabel("Export second").UncheckAsync();
        await dialog.GetByLabel("Format").SelectOptionAsync(new SelectOptionValue { Label = "Word" });
        await page.ShouldHaveNoSeriousFaultsAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true }).ClickAsync();
        await page.ReachesAsync("/exports$");

        var download = page.GetByRole(AriaRole.Link, new() { Name = "Download 2 memos (zip)" });
        await Assertions.Expect(download).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.ShouldHaveNoSeriousFaultsAsync();
        var taken = await page.RunAndWaitForDownloadAsync(() => download.ClickAsync());
        using var archive = ZipFile.OpenRead(await taken.PathAsync());
        archive.Entries.Select(entry => Path.GetExtension(entry.Name)).ShouldBe([".docx", ".docx", ".csv"]);
        (await view.OverflowAsync()).ShouldBe(0);
        view.Faults.ShouldBeEmpty();
    }
}
