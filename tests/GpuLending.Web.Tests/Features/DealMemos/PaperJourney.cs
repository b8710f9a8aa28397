using GpuLending.Engine.Credit;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using DemoUser = GpuLending.Web.Tests.Browser.DemoUser;

namespace GpuLending.Web.Tests.Features.DealMemos;

public sealed class PaperJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_reads_the_memo_in_the_browser_and_takes_it_away_as_pdf_and_word()
    {
        var deal = await NewDealAsync();
        await using var view = await host.OpenAsAsync(DemoUser.Manager);
        await view.Page.GotoAsync($"/deals/{deal}/memo");

        (await view.Page.Locator("h1").InnerTextAsync()).ShouldBe("Papers of a draft");
        (await view.Page.Locator("main section").CountAsync()).ShouldBe(17);
        (await view.Page.Locator(".watermark").IsVisibleAsync()).ShouldBeTrue();
        (await view.Page.EvaluateAsync<bool>("document.fonts.ready.then(() => document.fonts.check('12px Inter'))")).ShouldBeTrue();
        (await view.OverflowAsync()).ShouldBe(0);
        (await view.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Word", Exact = true }).IsVisibleAsync()).ShouldBeTrue();
        await view.Page.SetViewportSizeAsync(390, 844);
        (await view.OverflowAsync()).ShouldBe(0);

        var files = view.Page.Context.APIRequest;
        var word = await files.GetAsync($"/deals/{deal}/memo.docx");
        word.Status.ShouldBe(200);
        word.Headers["content-disposition"].ShouldContain("Papers-of-a-draft-deal-memo-working-draft.docx");
        (await word.BodyAsync())[..2].ShouldBe("PK"u8.ToArray());
        var html = await files.GetAsync($"/deals/{deal}/memo.html");
        html.Headers["content-disposition"].ShouldContain("Papers-of-a-draft-deal-memo-working-draft.html");
        var page = await html.TextAsync();
        page.ShouldNotContain("src=\"/");
        page.ShouldNotContain("<script");
        var elsewhere = await view.Page.Context.NewPageAsync();
        await elsewhere.RouteAsync("**/*", route => route.AbortAsync());
        await elsewhere.SetContentAsync(page);
        (await elsewhere.Locator("main section").CountAsync()).ShouldBe(17);
        (await elsewhere.EvaluateAsync<bool>("document.fonts.ready.then(() => document.fonts.check('12px Inter'))")).ShouldBeTrue();
        await elsewhere.CloseAsync();
        var terms = await files.GetAsync($"/deals/{deal}/term-sheet.docx");
        terms.Headers["content-type"].ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        var workbook = await files.GetAsync($"/deals/{deal}/workbook.xlsx");
        workbook.Status.ShouldBe(200);
        workbook.Headers["content-disposition"].ShouldContain("Papers-of-a-draft-workbook-working-draft.xlsx");
        (await workbook.BodyAsync())[..2].ShouldBe("PK"u8.ToArray());
        if (MemoPdfPrinter.Browser() is not null)
        {
            var pdf = await files.GetAsync($"/deals/{deal}/memo.pdf");
            pdf.Headers["content-type"].ShouldBe("application/pdf");
            (await pdf.BodyAsync())[..4].ShouldBe("%PDF"u8.ToArray());
        }

        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_manager_makes_a_template_and_the_memo_is_laid_out_by_it()
    {
        var deal = await NewDealAsync();
        await using var view = await host.OpenAsAsync(DemoUser.Manager, "/templates/new");
        var page = view.Page;
        await page.GetByLabel("Name at the desk").FillAsync("Short paper");
        await page.GetByLabel("Institution, printed on every page").FillAsync("Harbour Lenders");
        await page.GetByLabel("ESG, KYC, sanctions, export control", new() { Exact = true }).UncheckAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Move Key risks and mitigants up" }).ClickAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Add the template" }).ClickAsync();
        await page.GetByText("Version 1, saved").WaitForAsync();
        (await view.OverflowAsync()).ShouldBe(0);
        await page.ShouldHaveNoSeriousFaultsAsync();

        await page.GotoAsync($"/deals/{deal}/memo");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Short paper" }).ClickAsync();
        await page.Locator(".letterhead").WaitForAsync();
        (await page.Locator(".letterhead").InnerTextAsync()).ShouldBe("Harbour Lenders");
        var headings = await page.Locator("section h2").AllInnerTextsAsync();
        headings.Count.ShouldBe(16);
        headings.ShouldContain("10. Key risks and mitigants");
        (await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Word", Exact = true }).GetAttributeAsync("href"))!.ShouldContain("?template=");
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_not_export_gets_403_and_what_is_not_there_404()
    {
        var deal = await NewDealAsync();
        await using (var administrator = await host.OpenAsAsync(DemoUser.Administrator))
        {
            (await administrator.Page.Context.APIRequest.GetAsync($"/deals/{deal}/memo")).Status.ShouldBe(403);
            (await administrator.Page.Context.APIRequest.GetAsync($"/deals/{deal}/memo.docx")).Status.ShouldBe(403);
            (await administrator.Page.Context.APIRequest.GetAsync($"/deals/{deal}/workbook.xlsx")).Status.ShouldBe(403);
        }

        await using var manager = await host.OpenAsAsync(DemoUser.Manager);
        (await manager.Page.Context.APIRequest.GetAsync($"/deals/{Guid.NewGuid()}/memo.docx")).Status.ShouldBe(404);
        (await manager.Page.Context.APIRequest.GetAsync($"/revisions/{Guid.NewGuid()}/memo")).Status.ShouldBe(404);
        (await manager.Page.Context.APIRequest.GetAsync($"/revisions/{Guid.NewGuid()}/workbook.xlsx")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Nobody_reads_a_memo_without_signing_in()
    {
        await using var view = await host.OpenAsync();
        await view.Page.GotoAsync($"/deals/{Guid.NewGuid()}/memo");
        view.Page.Url.ShouldContain("/sign-in");
    }

    private async Task<Guid> NewDealAsync()
    {
        await using var services = new ServiceCollection().AddLogging().AddUnderwriting(host.Database.ApplicationConnectionString).BuildServiceProvider();
        var analyst = DemoUsers.All.Single(user => user.Email == DemoUser.Analyst).ToActor();
        var borrower = (await services.GetRequiredService<CreateBorrower>().ExecuteAsync(
            new CreateBorrowerCommand(new BorrowerProfile { Name = $"Borrower {Guid.NewGuid():N}", Rating = "BB" }), analyst, Cancel)).Require();
        var sample = SampleDeal.All[0].Document;
        var document = sample with { Case = sample.Case with { Name = "Papers of a draft" } };
        return (await services.GetRequiredService<CreateDeal>().ExecuteAsync(new CreateDealCommand("Papers of a draft", borrower, document), analyst, Cancel)).Require();
    }
}
