using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals;

public sealed class ApprovalJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Fact]
    public async Task An_analyst_submits_a_risk_officer_signs_and_the_revision_is_frozen()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "To be approved");
        await using var analyst = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/collateral");
        await analyst.Page.Locator("[data-loan-size]").WaitForAsync();
        await analyst.Page.Locator("[data-submit]").ClickAsync();
        var dialog = analyst.Page.Locator("dialog[open]");
        await dialog.GetByLabel("Comment for the reviewer").WaitForAsync();
        foreach (var mitigant in await dialog.GetByLabel("Mitigant").AllAsync())
            await mitigant.FillAsync("Cash trap from the first day and a parent guarantee.");
        await dialog.GetByLabel("Comment for the reviewer").FillAsync("First tranche, as discussed.");
        await dialog.Locator("[data-submit-now]").ClickAsync();
        await analyst.Page.ReachesAsync("/revisions/[^/]*$");
        await analyst.Page.Locator("[data-why-not]").WaitForAsync();
        var revision = new Uri(analyst.Page.Url).AbsolutePath;
        await analyst.Page.ShouldHaveNoSeriousFaultsAsync();

        await using var officer = await host.OpenAsAsync(DemoUser.RiskOfficer, revision, new DeskViewOptions(Dark: true));
        await officer.Page.Locator("[data-hash]").WaitForAsync();
        await officer.Page.ShouldHaveNoSeriousFaultsAsync();
        (await officer.OverflowAsync()).ShouldBe(0);
        await officer.Page.GetByLabel("Approve", new() { Exact = true }).CheckAsync();
        await officer.Page.GetByLabel("Reason").FillAsync("Within appetite.");
        await officer.Page.GetByLabel("Your password, again").FillAsync(DemoUser.Password);
        await officer.Page.Locator("[data-decide]").ClickAsync();
        await Assertions.Expect(officer.Page.GetByText("Approved by R. Officer")).ToBeVisibleAsync();

        (await officer.Page.Locator(".desk-inputs input:not([readonly]):not([disabled])").CountAsync()).ShouldBe(0);
        officer.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_password_signs_nothing()
    {
        var deal = await DealsOfAnalyst.NewAsync(host, "Wrong password");
        await using var analyst = await host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}");
        await analyst.Page.Locator("[data-submit]:not([disabled])").ClickAsync();
        var dialog = analyst.Page.Locator("dialog[open]");
        await dialog.GetByLabel("Comment for the reviewer").WaitForAsync();
        foreach (var mitigant in await dialog.GetByLabel("Mitigant").AllAsync())
            await mitigant.FillAsync("A parent guarantee.");
        await dialog.Locator("[data-submit-now]").ClickAsync();
        await analyst.Page.ReachesAsync("/revisions/[^/]*$");

        await using var officer = await host.OpenAsAsync(DemoUser.RiskOfficer, new Uri(analyst.Page.Url).AbsolutePath);
        await officer.Page.GetByLabel("Decline").CheckAsync();
        await officer.Page.GetByLabel("Reason").FillAsync("Too thin.");
        await officer.Page.GetByLabel("Your password, again").FillAsync("wrong");
        await officer.Page.Locator("[data-decide]").ClickAsync();
        await Assertions.Expect(officer.Page.Locator(".decision .message.bad")).ToBeVisibleAsync();
        (await officer.Page.Locator("[data-revision-state]").GetAttributeAsync("data-revision-state")).ShouldNotBe("Declined");
    }
}
