using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Borrowers;

public sealed class BorrowerJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Fact]
    public async Task Two_analysts_edit_one_borrower_the_second_is_told_and_loses_nothing()
    {
        await using var first = await host.OpenAsAsync(DemoUser.Analyst, "/borrowers/new");
        await AddAsync(first.Page, "Contested Compute");
        await using var second = await host.OpenAsAsync(DemoUser.SecondAnalyst, new Uri(first.Page.Url).AbsolutePath);
        await second.Page.GetByLabel("Guarantor").WaitForAsync();

        await first.Page.GetByLabel("Guarantor").FillAsync("First parent");
        await SaveAsync(first.Page);
        await first.Page.GetByText("Saved.").WaitForAsync();
        await second.Page.GetByLabel("Guarantor").FillAsync("Second parent");
        await SaveAsync(second.Page);

        await second.Page.GetByText("Somebody else saved this borrower since you opened it").WaitForAsync();
        var differences = await second.Page.Locator("section[role=alert] tbody").InnerTextAsync();
        differences.ShouldContain("First parent");
        differences.ShouldContain("Second parent");
        (await second.Page.GetByLabel("Guarantor").InputValueAsync()).ShouldBe("Second parent");

        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Save mine over theirs" }).ClickAsync();
        await second.Page.GetByText("Saved.").WaitForAsync();
        await first.Page.ReloadAsync();
        await first.Page.GetByLabel("Guarantor").WaitForAsync();
        (await first.Page.GetByLabel("Guarantor").InputValueAsync()).ShouldBe("Second parent");
    }

    [Fact]
    public async Task Wrong_entries_are_told_at_the_field_and_stay_as_typed()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/borrowers/new");
        var page = view.Page;
        await page.GetByLabel("Founded").FillAsync("1066");
        await page.GetByLabel("Liquidity").FillAsync("-5m");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the borrower" }).ClickAsync();

        await page.GetByText("A borrower needs a name.").WaitForAsync();
        await page.GetByText("1066 is no founding year").WaitForAsync();
        (await page.Locator(".field-error").AllInnerTextsAsync()).ShouldContain(text => text.Contains("negative", StringComparison.Ordinal));
        (await page.GetByLabel("Founded").InputValueAsync()).ShouldBe("1066");
    }

    [Fact]
    public async Task An_auditor_reads_and_cannot_save()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Auditor, "/borrowers");
        await view.Page.Locator("table.grid tbody a").First.ClickAsync();
        await view.Page.GetByLabel("Guarantor").WaitForAsync();

        (await view.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).CountAsync()).ShouldBe(0);
        (await view.Page.GetByLabel("Guarantor").GetAttributeAsync("readonly")).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_unknown_borrower_is_said_to_be_unknown()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst, "/borrowers/0199a000-0000-7000-8000-0000000000ff");

        await view.Page.GetByText("The borrower does not exist.").WaitForAsync();
    }

    private static async Task AddAsync(IPage page, string name)
    {
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the borrower" }).ClickAsync();
        try
        {
            await page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 }).WaitForAsync();
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"The borrower was not added. The page says: {await page.Locator("body").InnerTextAsync()}", exception);
        }
    }

    private static Task SaveAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
}
