using GpuLending.Underwriting.Intake;
using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals.Intake;

public sealed class IntakeJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Fact]
    public async Task An_analyst_imports_a_strangers_fleet_answers_a_doubt_and_undoes_it_in_one_step()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Fleet of a stranger");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/collateral?part=fleet");
        var page = view.Page;
        await page.Locator("[data-import-fleet]").ClickAsync();
        await page.ShouldHaveNoSeriousFaultsAsync();

        await view.ChooseFileAsync("#terms-file", "fleet.csv", "Lot,GPU model,GPUs,GPU cost USD,Site\nA,H100 SXM,none,27000,=cmd()\n");
        await Assertions.Expect(page.Locator("[data-import-result]")).ToContainTextAsync("is not a whole number from 1");
        await page.ShouldHaveNoSeriousFaultsAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-download-errors]").ClickAsync());
        download.SuggestedFilename.ShouldBe("fleet-errors.csv");
        (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).ShouldContain("'=cmd()");

        await view.ChooseFileAsync("#terms-file", "fleet.csv",
            "Orion Compute: equipment schedule\n;;;\nLos;Modell;Anzahl GPUs;Kosten (USD);Inbetriebnahme\nA;H100 SXM;1.024;27.000,00;01.03.2027\nB;H200 SXM;512;33.000,00;01.06.2027\nSumme;;1.536;;\n");
        await Assertions.Expect(page.Locator("[data-questions]")).ToContainTextAsync("does not say what a cost is of");
        await page.ShouldHaveNoSeriousFaultsAsync();
        await page.Locator("#terms-costUnit").SelectOptionAsync("Gpu");
        await Assertions.Expect(page.Locator("[data-import-result]")).ToContainTextAsync("Every row can be taken: 2 lots");
        await page.Locator("[data-import-now]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-imported]")).ToContainTextAsync("2 lots imported from fleet.csv");
        await Assertions.Expect(page.Locator(".tab-panel details.item summary").First).ToContainTextAsync("1,024");
        await Assertions.Expect(page.Locator("[data-journal='waiting']")).ToHaveCountAsync(0);
        await page.ShouldHaveNoSeriousFaultsAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator(".tab-panel details.item summary").First).ToContainTextAsync("2,048");

        // The next file of the borrower is read as this one was.
        await page.Locator("[data-import-fleet]").ClickAsync();
        await view.ChooseFileAsync("#terms-file", "fleet.csv", "Los;Modell;Anzahl GPUs;Kosten (USD);Inbetriebnahme\nA;H100 SXM;2.048;26.000,00;01.04.2027\n");
        await Assertions.Expect(page.Locator("[data-import-result]")).ToContainTextAsync("as in the last file of this borrower");
        await Assertions.Expect(page.Locator("[data-import-now]")).ToContainTextAsync("Import 1 lot");
        await page.SetViewportSizeAsync(390, 844);
        (await view.OverflowAsync()).ShouldBe(0);
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workbook_opens_a_deal_from_the_pipeline()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/");
        var page = view.Page;
        await page.Locator("[data-import-deal-open]").ClickAsync();
        await page.Locator("#deal-file:not([disabled])").SetInputFilesAsync(new FilePayload { Name = DealTemplate.FileName, MimeType = DealTemplate.MediaType, Buffer = DealTemplate.Write(new DateOnly(2026, 11, 23)) });
        await Assertions.Expect(page.Locator("[data-import-deal]")).ToContainTextAsync("The workbook can be taken");
        await page.ShouldHaveNoSeriousFaultsAsync();
        await page.Locator("#deal-file-name").FillAsync("From a workbook");
        await page.Locator("#deal-file-name").BlurAsync();
        await Assertions.Expect(page.Locator("[data-import-deal]")).ToContainTextAsync("From a workbook for Name of the borrower");
        await page.Locator("[data-open-deal]:not([disabled])").ClickAsync();
        await Assertions.Expect(page.Locator("h1").First).ToContainTextAsync("From a workbook");
        (await page.Context.APIRequest.GetAsync("/deals/template.xlsx")).Headers["content-type"].ShouldBe(DealTemplate.MediaType);
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_treasurers_model_is_mapped_on_the_pipeline_until_nothing_is_open()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/");
        var page = view.Page;
        await page.Locator("[data-import-deal-open]").ClickAsync();
        await page.Locator("#deal-file:not([disabled])").SetInputFilesAsync(new FilePayload { Name = "model.xlsx", MimeType = DealTemplate.MediaType, Buffer = StrangersModel.Write() });
        var dialog = page.Locator("[data-import-deal]");
        await Assertions.Expect(dialog.Locator("[data-questions]")).ToContainTextAsync("does not say what a cost is of");
        await Assertions.Expect(dialog.Locator("[data-questions]")).ToContainTextAsync("in which country 'Rjukan' in row 2 is");
        await Assertions.Expect(dialog).ToContainTextAsync("Lines that no term was read from: 'Land lease escalator'");
        await page.ShouldHaveNoSeriousFaultsAsync();
        await page.Locator("#deal-fleet-costUnit:not([disabled])").SelectOptionAsync("Node");
        await Assertions.Expect(dialog.Locator("[data-questions]")).Not.ToContainTextAsync("what a cost is of");
        await page.Locator("#deal-fleet-country:not([disabled])").FillAsync("NO");
        await page.Locator("#deal-fleet-country").BlurAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("The workbook can be taken: Lighthouse for Lighthouse Compute");
        await dialog.Locator("[data-mapping='terms'] summary").ClickAsync();
        await page.GetByLabel("Land lease escalator: 3%").SelectOptionAsync("/costs/escalatorPerAnnum");
        await Assertions.Expect(dialog).Not.ToContainTextAsync("Lines that no term was read from");
        await page.SetViewportSizeAsync(390, 844);
        (await view.OverflowAsync()).ShouldBe(0);
        await page.ShouldHaveNoSeriousFaultsAsync();
        await page.Locator("[data-open-deal]:not([disabled])").ClickAsync();
        await Assertions.Expect(page.Locator("h1").First).ToContainTextAsync("Lighthouse");
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_changed_workbook_is_brought_back_shown_taken_and_undone()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "To the spreadsheet and back");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}");
        var page = view.Page;
        var taken = await page.Context.APIRequest.GetAsync($"/deals/{deal}/workbook.xlsx");
        taken.Status.ShouldBe(200);
        var changed = StrangersModel.Changed(await taken.BodyAsync(), "/merchant/pricePerGpuHour", "1.9");

        await page.Locator("[data-bring-back]").ClickAsync();
        await page.Locator("#workbook-file:not([disabled])").SetInputFilesAsync(new FilePayload { Name = "workbook.xlsx", MimeType = DealTemplate.MediaType, Buffer = changed });
        var dialog = page.Locator("[data-read-workbook]");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Table)).ToContainTextAsync("1.9");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Table)).ToContainTextAsync("1.6");
        await Assertions.Expect(dialog).ToContainTextAsync("Loan size:");
        await page.ShouldHaveNoSeriousFaultsAsync();
        await dialog.Locator("[data-take-changes]:not([disabled])").ClickAsync();
        await Assertions.Expect(page.Locator("[data-brought-back]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-journal='waiting']")).ToHaveCountAsync(0);

        await view.GoAsync($"/deals/{deal}/revenue?part=roll-over");
        await Assertions.Expect(page.Locator("[data-path='/merchant/pricePerGpuHour']")).ToHaveValueAsync("1.9");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-path='/merchant/pricePerGpuHour']")).ToHaveValueAsync("1.6");

        // A formula that was written over is refused with its cell, and nothing can be taken.
        await view.GoAsync($"/deals/{deal}");
        await page.Locator("[data-bring-back]").ClickAsync();
        await page.Locator("#workbook-file:not([disabled])").SetInputFilesAsync(new FilePayload { Name = "workbook.xlsx", MimeType = DealTemplate.MediaType, Buffer = StrangersModel.Overwritten(await taken.BodyAsync()) });
        await Assertions.Expect(dialog).ToContainTextAsync("Nothing can be taken until these cells are right");
        await Assertions.Expect(dialog.Locator("[data-take-changes]")).ToHaveCountAsync(0);
        view.Faults.ShouldBeEmpty();
    }
}
