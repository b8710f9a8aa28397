using GpuLending.Web.Tests.Browser;
using GpuLending.Web.Tests.Features.Deals;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Serials;

public sealed class SerialJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Fact]
    public async Task An_analyst_pledges_a_list_moves_it_and_takes_the_certificate()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Serials of one");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/collateral?part=serials");
        var page = view.Page;
        await Assertions.Expect(page.Locator("[data-serial-alerts]")).ToContainTextAsync("Serial numbers: none of");
        await page.Locator("[data-import-serials]").ClickAsync();
        await view.ChooseFileAsync("#serial-file", "serials.csv", Csv("GPU serial;Rack", "HX-1001a;R1", "1.65E+12;R1"));
        await page.Locator("[data-try]:not([disabled])").ClickAsync();
        await Assertions.Expect(page.Locator("[data-import-result]")).ToContainTextAsync("a spreadsheet has rounded this one");
        await page.ShouldHaveNoSeriousFaultsAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-download-errors]").ClickAsync());
        download.SuggestedFilename.ShouldBe("serials-errors.csv");

        await view.ChooseFileAsync("#serial-file", "serials.csv", Csv("GPU serial;Rack", "HX-1001a;R1", "HX-7702c;R2"));
        await Assertions.Expect(page.Locator("[data-import-dialog]")).ToContainTextAsync("2 rows");
        await page.Locator("[data-try]:not([disabled])").ClickAsync();
        await page.Locator("[data-import-now]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-serials-said]")).ToHaveTextAsync("2 serials pledged.");
        await Assertions.Expect(page.Locator("table.serials tbody th").First).ToContainTextAsync("HX1001A");

        await page.GetByLabel("Tick HX1001A").CheckAsync();
        await page.Locator("[data-move-serials]:not([disabled])").ClickAsync();
        await page.GetByLabel("New rack").FillAsync("R9");
        await page.GetByLabel("Why they moved").FillAsync("Recabled");
        await page.ShouldHaveNoSeriousFaultsAsync();
        await page.Locator("[data-move-now]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-serials-said]")).ToHaveTextAsync("1 serial moved.");
        await page.GetByRole(AriaRole.Button, new() { Name = "History of HX1001A" }).ClickAsync();
        await Assertions.Expect(page.Locator(".serial-history")).ToContainTextAsync("Recabled");
        await page.ShouldHaveNoSeriousFaultsAsync();
        (await view.OverflowAsync()).ShouldBe(0);
        await page.SetViewportSizeAsync(390, 844);
        await page.GetByRole(AriaRole.Button, new() { Name = "Inputs" }).ClickAsync();
        (await view.OverflowAsync()).ShouldBe(0);

        await page.GotoAsync($"/deals/{deal}/serials/certificate");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("HX7702C");
        (await page.Locator(".watermark").IsVisibleAsync()).ShouldBeTrue();
        var word = await page.Context.APIRequest.GetAsync($"/deals/{deal}/serials/schedule.docx");
        word.Status.ShouldBe(200);
        word.Headers["content-disposition"].ShouldContain("Serials-of-one-collateral-schedule-working-draft.docx");
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_look_alike_goes_by_a_risk_officer_who_also_releases()
    {
        var (first, second) = (await DealsOfAnalyst.NewAsync(host, "Holder"), await DealsOfAnalyst.NewAsync(host, "Asker"));
        await using (var analyst = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{first}/collateral?part=serials"))
        {
            await ImportAsync(analyst, "[data-import-now]", "serial", "KQ7O01");
            await Assertions.Expect(analyst.Page.Locator("[data-serials-said]")).ToHaveTextAsync("1 serial pledged.");
        }

        await using var asker = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{second}/collateral?part=serials");
        await ImportAsync(asker, "[data-ask]", "serial", "KQ7001");
        await Assertions.Expect(asker.Page.Locator("[data-import-result]")).ToContainTextAsync("1 pair waits for a risk officer");

        await using var officer = await host.OpenAsAsync(DemoUser.RiskOfficer, "/serials", new DeskViewOptions(Dark: true));
        await officer.Page.GetByLabel("Tick KQ7001 and KQ7O01").CheckAsync();
        await officer.Page.GetByLabel("What shows it").FillAsync("Photos of both plates");
        await officer.Page.ShouldHaveNoSeriousFaultsAsync();
        await officer.Page.Locator("[data-two-units]:not([disabled])").ClickAsync();
        await Assertions.Expect(officer.Page.Locator("[data-look-alikes]")).ToContainTextAsync("1 pair answered.");

        await asker.Page.Locator("[data-try]:not([disabled])").ClickAsync();
        await asker.Page.Locator("[data-import-now]").ClickAsync();
        await Assertions.Expect(asker.Page.Locator("[data-serials-said]")).ToHaveTextAsync("1 serial pledged.");

        await officer.Page.GotoAsync($"/deals/{first}/collateral?part=serials");
        await officer.Page.GetByLabel("Tick KQ7O01").CheckAsync();
        await officer.Page.Locator("[data-release-serials]:not([disabled])").ClickAsync();
        await officer.Page.Locator("[data-release-now]").ClickAsync();
        await Assertions.Expect(officer.Page.Locator("dialog[open] .message.bad")).ToContainTextAsync("Say why");
        await officer.Page.GetByLabel("Reason of the release").FillAsync("Returned to the maker, replaced");
        await officer.Page.ShouldHaveNoSeriousFaultsAsync();
        await officer.Page.Locator("[data-release-now]").ClickAsync();
        await Assertions.Expect(officer.Page.Locator("[data-serials-said]")).ToHaveTextAsync("1 serial released.");
        await officer.Page.GotoAsync("/serials?state=released&search=kq7-o01");
        await Assertions.Expect(officer.Page.Locator("table.serials tbody")).ToContainTextAsync("Released");
        officer.Faults.ShouldBeEmpty();
        asker.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_only_reads_sees_the_register_and_no_way_to_change_it()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Read only");
        await using var auditor = await host.OpenAsAsync(DemoUser.Auditor, $"/deals/{deal}/collateral?part=serials");
        await auditor.Page.Locator("[data-serial-register] table").WaitForAsync();
        (await auditor.Page.Locator("[data-import-serials], [data-move-serials], [data-release-serials]").CountAsync()).ShouldBe(0);
        auditor.Faults.ShouldBeEmpty();
    }

    private static async Task ImportAsync(DeskView view, string last, params string[] lines)
    {
        await view.DropFileAtOnceAsync("#serial-file", "serials.csv", Csv(lines));
        await view.Page.Locator("[data-import-serials]").ClickAsync();
        await view.Page.Locator("[data-try]:not([disabled])").ClickAsync();
        await view.Page.Locator(last).ClickAsync();
    }

    private static string Csv(params string[] lines) => string.Join("\r\n", lines);
}
