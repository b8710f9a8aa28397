using System.Text.RegularExpressions;
using GpuLending.Web.Tests.Browser;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Layout;

public sealed class EveryPageJourney(WebHostFixture host) : IClassFixture<WebHostFixture>
{
    public static TheoryData<string, string, int, bool> Looks()
    {
        var looks = new TheoryData<string, string, int, bool>();
        (string Email, string Path)[] pages =
        [
            (DemoUser.Analyst, "/"), (DemoUser.Analyst, "/exports"), (DemoUser.Analyst, "/borrowers"), (DemoUser.Analyst, "/borrowers/new"), (DemoUser.Analyst, "/market"), (DemoUser.Analyst, "/market?show=sources"), (DemoUser.Analyst, "/market/import"), (DemoUser.Analyst, "/market?show=imports"),
            (DemoUser.Analyst, "/market/H100-SXM-80GB"), (DemoUser.Analyst, "/market/curves"), (DemoUser.RiskOfficer, "/approvals"), (DemoUser.RiskOfficer, "/serials"), (DemoUser.Auditor, "/audit"),
            (DemoUser.Analyst, "/policy"), (DemoUser.Auditor, "/policy?show=versions"), (DemoUser.Manager, "/policy?show=exceptions"), (DemoUser.Manager, "/policy/1"), (DemoUser.RiskOfficer, "/policy/change"),
            (DemoUser.Administrator, "/admin/users"), (DemoUser.Administrator, "/admin/authority"), (DemoUser.Analyst, "/account/api-keys"),
            (DemoUser.Analyst, "/portfolio"), (DemoUser.Analyst, "/comparables"), (DemoUser.Analyst, "/comparables?show=crwv-ddtl-4"), (DemoUser.Analyst, "/status/404"),
        ];
        foreach (var (email, path) in pages)
        {
            foreach (var width in new[] { 1280, 390 })
            {
                looks.Add(email, path, width, false);
                looks.Add(email, path, width, true);
            }
        }

        return looks;
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_page_has_no_serious_fault_of_access_and_never_scrolls_sideways(string email, string path, int width, bool dark)
    {
        await using var view = await host.OpenAsAsync(email, path, new DeskViewOptions(width, dark));
        await view.Page.Locator("main [role=status]", new() { HasText = "Loading" }).First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });

        (await view.OverflowAsync()).ShouldBe(0);
        await view.Page.ShouldHaveNoSeriousFaultsAsync();
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task The_sign_in_page_has_no_serious_fault_of_access(int width, bool dark)
    {
        await using var view = await host.OpenAsync(new DeskViewOptions(width, dark));
        await view.GoAsync("/sign-in");

        (await view.OverflowAsync()).ShouldBe(0);
        await view.Page.ShouldHaveNoSeriousFaultsAsync();
    }

    [Fact]
    public async Task The_keyboard_reaches_pages_the_key_map_and_the_palette()
    {
        await using var view = await host.OpenAsAsync(DemoUser.Analyst);
        var page = view.Page;
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("a");
        await page.ReachesAsync("/approvals$");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("p");
        await page.ReachesAsync(Regex.Escape(host.Address) + "/$");

        await page.Keyboard.PressAsync("?");
        (await page.Locator("#key-map").IsVisibleAsync()).ShouldBeTrue();
        await page.Keyboard.PressAsync("Escape");
        (await page.Locator("#key-map").IsVisibleAsync()).ShouldBeFalse();

        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#palette-text").FillAsync("borr");
        await page.Keyboard.PressAsync("Enter");
        await page.ReachesAsync("/borrowers$");
    }

    [Fact]
    public async Task Dark_colours_stay_chosen()
    {
        await using var view = await host.OpenAsync();
        await view.SignInAsync(DemoUser.Analyst, DemoUser.Password);
        await view.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Dark colours" }).ClickAsync();
        await view.Page.Locator("html[data-theme=dark]").WaitForAsync();
        await view.Page.ReloadAsync();
        await view.DrawnAsync();

        (await view.Page.Locator("html").GetAttributeAsync("data-theme")).ShouldBe("dark");
    }
}
