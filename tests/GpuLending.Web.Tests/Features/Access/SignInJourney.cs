using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Access;

public sealed class SignInJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    [Theory]
    [InlineData(DemoUser.Analyst, "A. Analyst", "Pipeline Borrowers Market Serials Approvals Portfolio Comparables Policy")]
    [InlineData(DemoUser.RiskOfficer, "R. Officer", "Pipeline Borrowers Market Serials Approvals Portfolio Comparables Policy Audit")]
    [InlineData(DemoUser.Manager, "M. Manager", "Pipeline Borrowers Market Serials Approvals Portfolio Comparables Policy Audit")]
    [InlineData(DemoUser.Administrator, "C. Administrator", "Pipeline Borrowers Market Serials Approvals Comparables Policy Audit Admin")]
    [InlineData(DemoUser.Auditor, "D. Auditor", "Pipeline Borrowers Market Serials Approvals Portfolio Comparables Policy Audit")]
    public async Task Each_role_signs_in_and_sees_the_pages_it_may_open(string email, string name, string pages)
    {
        await using var view = await host.OpenAsAsync(email);

        (await view.Page.Locator(".user-menu summary").InnerTextAsync()).ShouldContain(name);
        var links = await view.Page.Locator(".main-nav a").AllInnerTextsAsync();
        string.Join(' ', links.Select(link => link.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Trim())).ShouldBe(pages);
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_words_and_the_address_typed_stays()
    {
        await using var view = await host.OpenAsync();
        await view.GoAsync("/sign-in");
        await view.Page.GetByLabel("Email").FillAsync(DemoUser.Analyst);
        await view.Page.GetByLabel("Password").FillAsync("wrong");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        (await view.Page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldBe("Email or password is not right.");
        (await view.Page.GetByLabel("Email").InputValueAsync()).ShouldBe(DemoUser.Analyst);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        await using var view = await host.OpenAsync();
        await view.GoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        await view.Page.GetByLabel("Email").FillAsync(DemoUser.Analyst);
        await view.Page.GetByLabel("Password").FillAsync(DemoUser.Password);
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await view.DrawnAsync();

        view.Page.Url.ShouldBe(host.Address + "/");
    }

    [Fact]
    public async Task After_signing_out_the_desk_is_closed()
    {
        await using var view = await host.OpenAsync();
        await view.SignInAsync(DemoUser.Analyst, DemoUser.Password);
        await view.Page.Locator(".user-menu summary").ClickAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await view.Page.ReachesAsync("/sign-in");
        await view.GoAsync("/borrowers");

        view.Page.Url.ShouldContain("/sign-in?returnUrl=%2Fborrowers");
    }

    [Theory]
    [InlineData(DemoUser.Analyst, "/audit")]
    [InlineData(DemoUser.Analyst, "/admin/users")]
    [InlineData(DemoUser.RiskOfficer, "/admin/users")]
    [InlineData(DemoUser.Auditor, "/account/api-keys")]
    public async Task A_page_closed_to_the_role_answers_403_and_is_logged(string email, string path)
    {
        await using var view = await host.OpenAsAsync(email);
        var answer = await view.GoAsync(path);

        answer!.Status.ShouldBe(403);
        (await view.Page.Locator("h1").InnerTextAsync()).ShouldBe("Not open to your role");
        host.Host.Output.ShouldContain($"\"Path\":\"{path}\"");
    }

    [Fact]
    public async Task An_address_without_a_page_says_so()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst);
        var answer = await view.GoAsync("/no-such-page");

        answer!.Status.ShouldBe(404);
        (await view.Page.Locator("h1").InnerTextAsync()).ShouldBe("Page not found");
    }
}
