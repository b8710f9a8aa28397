using GpuLending.Web.Tests.Browser;
using GpuLending.Web.Tests.Features.Deals;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Attachments;

public sealed class AttachmentJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    private const string Panel = "[data-attachments]";

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task A_document_is_filed_gets_a_version_is_taken_and_withdrawn(int width, bool dark)
    {
        var deal = await DealsOfAnalyst.NewAsync(host, $"Documents at {width}");
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/history", new DeskViewOptions(width, dark));
        var page = view.Page;
        if (width < 720) await page.GetByRole(AriaRole.Button, new() { Name = "Inputs", Exact = true }).ClickAsync();
        var panel = page.Locator(Panel);
        await Assertions.Expect(panel.Locator("[data-checklist=Closed]")).ToContainTextAsync("Appraisal missing");

        await FileAsync(view, "run.txt", "<html><script>alert(1)</script></html>", "File document");
        await Assertions.Expect(panel.GetByRole(AriaRole.Alert)).ToContainTextAsync("HTML");
        await panel.GetByLabel("Title").FillAsync("Appraisal of hall 2");
        await panel.GetByLabel("Title").BlurAsync();
        await FileAsync(view, "appraisal.pdf", "%PDF-1.7\n%%EOF\n", "File document");
        await Assertions.Expect(panel.Locator("[data-checklist=Closed]")).ToContainTextAsync("Appraisal on file");

        await panel.GetByRole(AriaRole.Button, new() { Name = "New version of Appraisal of hall 2" }).ClickAsync();
        await FileAsync(view, "appraisal.pdf", "%PDF-1.7\n% annexes\n%%EOF\n", "File version");
        var document = panel.Locator("[data-document='Appraisal of hall 2']");
        await Assertions.Expect(document.Locator("[data-version='2']")).ToBeVisibleAsync();

        var taken = await page.RunAndWaitForDownloadAsync(() => document.Locator("[data-version='2'] a").ClickAsync());
        taken.SuggestedFilename.ShouldBe("appraisal.pdf");
        (await File.ReadAllTextAsync(await taken.PathAsync(), TestContext.Current.CancellationToken)).ShouldContain("annexes");

        await document.Locator("[data-version='2']").GetByRole(AriaRole.Button, new() { Name = "Withdraw version 2" }).ClickAsync();
        await document.GetByLabel("Why it does not count").FillAsync("Wrong hall");
        await document.GetByLabel("Why it does not count").BlurAsync();
        await document.GetByRole(AriaRole.Button, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await Assertions.Expect(document).ToContainTextAsync("A. Analyst: Wrong hall");

        await page.ShouldHaveNoSeriousFaultsAsync();
        (await view.OverflowAsync()).ShouldBe(0);
        view.Faults.ShouldBeEmpty();
    }

    private static async Task FileAsync(DeskView view, string name, string text, string button)
    {
        await view.ChooseFileAsync(Panel + " input[type=file]", name, text);
        await view.Page.Locator(Panel).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }
}
