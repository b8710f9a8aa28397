using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Policies;

public sealed class PolicyJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Fact]
    public async Task A_risk_officer_proposes_looks_at_the_effect_and_a_manager_signs()
    {
        await using var officer = await host.OpenAsAsync(DemoUser.RiskOfficer, "/policy");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Propose a change" }).ClickAsync();
        var page = officer.Page;
        await page.GetByLabel("Advance of row 5", new() { Exact = true }).FillAsync("60");
        await page.GetByLabel("Highest loan to value", new() { Exact = true }).FillAsync("0");
        await Assertions.Expect(page.Locator(".field-error")).ToContainTextAsync("Highest loan to value is 0 %: enter 1 % to 200 %.");
        (await page.Locator("[data-propose]").IsDisabledAsync()).ShouldBeTrue("an unsound policy is not proposed");
        await page.GetByLabel("Highest loan to value", new() { Exact = true }).FillAsync("75");
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "71.42 %", Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Work out" }).ClickAsync();
        await Assertions.Expect(page.GetByText("unchanged.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.GetByLabel("Why the policy changes").FillAsync("Prices fell.");
        await Assertions.Expect(page.Locator("[data-kept]")).ToContainTextAsync("Kept");
        await page.ShouldHaveNoSeriousFaultsAsync();

        // A closed laptop loses nothing.
        await officer.GoAsync("/policy/change");
        await Assertions.Expect(page.GetByLabel("Why the policy changes")).ToHaveValueAsync("Prices fell.");
        await Assertions.Expect(page.GetByLabel("Highest loan to value", new() { Exact = true })).ToHaveValueAsync("75");
        await page.Locator("[data-propose]").ClickAsync();
        await page.ReachesAsync("/policy/2$");
        await Assertions.Expect(page.Locator("[data-why-not]")).ToContainTextAsync("You proposed this version; somebody else decides it.");
        (await page.GetByLabel("Approve", new() { Exact = true }).CountAsync()).ShouldBe(0);
        officer.Faults.ShouldBeEmpty();

        await using var manager = await host.OpenAsAsync(DemoUser.Manager, "/approvals", new DeskViewOptions(Dark: true));
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Version 2 of the lending policy" }).ClickAsync();
        await manager.Page.GetByLabel("Approve", new() { Exact = true }).CheckAsync();
        await manager.Page.GetByLabel("Reason").FillAsync("Agreed.");
        await manager.Page.GetByLabel("Your password, again").FillAsync("wrong");
        await manager.Page.Locator("[data-decide]").ClickAsync();
        await Assertions.Expect(manager.Page.Locator(".decision .message.bad")).ToContainTextAsync("password");
        await manager.Page.GetByLabel("Your password, again").FillAsync(DemoUser.Password);
        await manager.Page.ShouldHaveNoSeriousFaultsAsync();
        await manager.Page.Locator("[data-decide]").ClickAsync();
        await Assertions.Expect(manager.Page.Locator("[data-policy-state=InForce]")).ToBeVisibleAsync();
        (await manager.OverflowAsync()).ShouldBe(0);

        await using var analyst = await host.OpenAsAsync(DemoUser.Analyst, "/policy");
        await Assertions.Expect(analyst.Page.GetByText("Version 2, in force")).ToBeVisibleAsync();
        (await analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Propose a change" }).CountAsync()).ShouldBe(0);
        (await analyst.GoAsync("/policy/change"))!.Status.ShouldBe(403);
    }
}
