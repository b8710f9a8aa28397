using System.Globalization;
using GpuLending.Engine.Credit;
using GpuLending.Testing;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.Deals;
using GpuLending.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Pipeline;

public sealed class PipelineJourney(WebHostFixture host) : IClassFixture<WebHostFixture>, IAsyncLifetime
{
    private const string SearchLabel = "Search deals and borrowers";

    public async ValueTask InitializeAsync()
    {
        await using var services = new ServiceCollection().AddLogging().AddUnderwriting(host.Database.ApplicationConnectionString).BuildServiceProvider();
        var analyst = Desk.Analyst;
        var cancel = TestContext.Current.CancellationToken;
        var borrowers = (await services.GetRequiredService<ListBorrowers>().ExecuteAsync("Bulk borrower", 0, 1, analyst, cancel)).Require();
        if (borrowers.Total > 0)
            return;
        var borrower = (await services.GetRequiredService<CreateBorrower>()
            .ExecuteAsync(new CreateBorrowerCommand(new BorrowerProfile { Name = "Bulk borrower", Rating = "BB" }), analyst, cancel)).Require();
        for (var i = 1; i <= 30; i++)
        {
            var command = new CreateDealCommand(string.Create(CultureInfo.InvariantCulture, $"Bulk deal {i:00}"), borrower);
            (await services.GetRequiredService<CreateDeal>().ExecuteAsync(command, analyst, cancel)).Require();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Search_sort_and_page_are_in_the_address_and_survive_a_reload()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst);
        var page = view.Page;
        await page.GetByLabel(SearchLabel).FillAsync("Bulk deal");
        await page.GetByText("1 to 25 of 30 deals").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Deal", Exact = true }).ClickAsync();
        await FirstRowAsync(page, "Bulk deal 01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await FirstRowAsync(page, "Bulk deal 26");

        page.Url.ShouldContain("search=Bulk%20deal");
        page.Url.ShouldContain("sort=name");
        page.Url.ShouldContain("page=2");
        await page.ReloadAsync();
        await FirstRowAsync(page, "Bulk deal 26");
        (await page.GetByLabel(SearchLabel).InputValueAsync()).ShouldBe("Bulk deal");
        (await page.Locator("th[aria-sort=ascending]").InnerTextAsync()).ShouldContain("Deal");
        await page.GoBackAsync();
        await FirstRowAsync(page, "Bulk deal 01");
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_without_a_hit_says_so_and_offers_all()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/?search=%25_nothing");
        await view.Page.GetByText("No deal matches.").WaitForAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Show all deals" }).ClickAsync();

        await view.Page.Locator("table.grid tbody tr").First.WaitForAsync();
    }

    [Fact]
    public async Task A_stage_narrows_the_list()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst);
        await view.Page.GetByLabel("Stage").SelectOptionAsync("Repaid");

        await view.Page.GetByText("No deal matches.").WaitForAsync();
        view.Page.Url.ShouldContain("stage=Repaid");
    }

    [Fact]
    public async Task A_new_deal_needs_a_name_and_a_borrower_and_opens_its_desk()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst);
        var page = view.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "New deal" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the deal" }).ClickAsync();
        await page.GetByText("Choose a borrower.").WaitForAsync();

        await page.GetByLabel("Borrower", new() { Exact = true }).SelectOptionAsync("new");
        await page.GetByLabel("Name of the borrower").FillAsync("Fresh Compute");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the deal" }).ClickAsync();
        await page.Locator("#deal-name-error:not(:empty)").WaitForAsync();
        await page.GetByLabel("Name of the deal").FillAsync("Fresh deal");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the deal" }).ClickAsync();

        await page.ReachesAsync("/deals/[^/]*$");
    }

    [Fact]
    public async Task A_deal_is_copied_under_another_name()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/?search=Bulk+deal+07");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Copy Bulk deal 07" }).ClickAsync();
        await view.Page.GetByLabel("Name of the copy").FillAsync("Copied deal");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Copy", Exact = true }).ClickAsync();

        await view.Page.ReachesAsync("/deals/[^/]*$");
    }

    [Fact]
    public async Task A_risk_officer_opens_no_deals()
    {
        await using var view = await host.OpenAsAsync(DemoUser.RiskOfficer);
        await view.Page.Locator("table.grid tbody tr").First.WaitForAsync();

        (await view.Page.GetByRole(AriaRole.Button, new() { Name = "New deal" }).CountAsync()).ShouldBe(0);
    }

    private static Task FirstRowAsync(IPage page, string name) =>
        page.Locator("table.grid tbody tr").First.GetByText(name).WaitForAsync();
}
