using GpuLending.Web.Tests.Browser;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals;

/// <summary>A curve from outside: picked on the desk with a form of its own, listed on the page of curves, and harmless when it fails.</summary>
public sealed class CurvePlugInJourney(PlugInHostFixture host) : IClassFixture<PlugInHostFixture>
{
    [Fact]
    public async Task It_is_picked_with_its_own_form_and_a_later_fault_is_said_at_the_curve()
    {
        var deal = await DealsOfAnalyst.NewAsync(host.Host, "Plug-in curve");
        await using var view = await host.Host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/collateral?part=curve");
        var page = view.Page;
        var form = page.GetByRole(AriaRole.Group, new() { Name = "Depreciation curve of the fleet", Exact = true });
        await form.GetByLabel("Curve", new() { Exact = true }).SelectOptionAsync("Warranty cliff");

        await Assertions.Expect(form.Locator("[data-path='/valuation/curve/parameters/warrantyYears']")).ToHaveValueAsync("3");
        await form.Locator("[data-path='/valuation/curve/options/cover']").SelectOptionAsync("third party");
        await form.Locator("[data-path='/valuation/curve/options/contract']").FillAsync("S-1");
        await form.Locator("[data-path='/valuation/curve/lists/dips']").FillAsync("4; 6");
        await Assertions.Expect(form).ToContainTextAsync("1 - lossPerYear x t while t < warrantyYears");
        await Assertions.Expect(page.Locator(".save-state")).ToContainTextAsync("kept in journal");
        await Assertions.Expect(page.GetByText("Not updated")).Not.ToBeVisibleAsync();

        await form.GetByLabel("Curve", new() { Exact = true }).SelectOptionAsync("Outside: nervous");
        await form.Locator("[data-path='/valuation/curve/parameters/fault']").FillAsync("2");
        await Assertions.Expect(form.GetByText("The curve 'nervous' failed: two years are enough")).ToBeVisibleAsync();
        await form.Locator("[data-path='/valuation/curve/parameters/fault']").FillAsync("0");
        await Assertions.Expect(form.GetByText("two years are enough")).Not.ToBeVisibleAsync();
        view.Faults.ShouldBeEmpty();
        (await view.OverflowAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_curve_of_curves_is_put_together_on_the_desk()
    {
        var deal = await DealsOfAnalyst.NewAsync(host.Host, "Composite curve");
        await using var view = await host.Host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/collateral?part=curve");
        var page = view.Page;
        var form = page.GetByRole(AriaRole.Group, new() { Name = "Depreciation curve of the fleet", Exact = true });
        await form.Locator("[data-path='/valuation/curve/kind']").SelectOptionAsync("Lower of");
        await Assertions.Expect(form.Locator("[data-path='/valuation/curve/curves/0/parameters/decayPerYear']")).ToBeVisibleAsync(); // the curve that stood here
        await form.Locator("[data-path='/valuation/curve/curves/1/parameters/lifeYears']").FillAsync("4");
        await form.GetByRole(AriaRole.Button, new() { Name = "Add a curve" }).ClickAsync();
        await form.Locator("[data-path='/valuation/curve/curves/2/kind']").SelectOptionAsync("Warranty cliff");
        await form.Locator("[data-path='/valuation/curve/curves/2/parameters/warrantyYears']").FillAsync("99");
        await Assertions.Expect(form.GetByText("warrantyYears is 99.")).ToBeVisibleAsync();
        await form.Locator("[data-path='/valuation/curve/curves/2/parameters/warrantyYears']").FillAsync("2");
        await Assertions.Expect(form.GetByText("warrantyYears is 99.")).Not.ToBeVisibleAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Remove Warranty cliff" }).ClickAsync();
        await Assertions.Expect(form.Locator("[data-path='/valuation/curve/curves/2/kind']")).Not.ToBeVisibleAsync();

        await form.Locator("[data-path='/valuation/curve/kind']").SelectOptionAsync("MACRS, five years (tax view)");
        await Assertions.Expect(form.GetByText("cannot be the mark: it is the basis for tax")).ToBeVisibleAsync();
        await view.Page.ShouldHaveNoSeriousFaultsAsync();
        view.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Any_kind_can_be_compared_a_tax_view_too_and_changed()
    {
        var deal = await DealsOfAnalyst.NewAsync(host.Host, "Compared kinds");
        await using var view = await host.Host.OpenAsAsync(DemoUser.Analyst, $"/deals/{deal}/collateral?part=curve");
        var compared = view.Page.GetByRole(AriaRole.Region, new() { Name = "Compared curves" });
        await compared.GetByLabel("Add a curve").SelectOptionAsync("MACRS, five years (tax view)");
        await compared.Locator("[data-path='/valuation/compared/3/options/convention']").SelectOptionAsync("mid-quarter-q4");
        await Assertions.Expect(compared).ToContainTextAsync("MACRS, five years (tax view) (mid-quarter-q4)");
        await compared.GetByLabel("Add a curve").SelectOptionAsync("Warranty cliff");
        await compared.Locator("[data-path='/valuation/compared/4/parameters/warrantyYears']").FillAsync("2");
        await Assertions.Expect(compared).ToContainTextAsync("Warranty cliff (warrantyYears 2)");
        await Assertions.Expect(view.Page.GetByText("Not updated")).Not.ToBeVisibleAsync();
        await view.Page.ShouldHaveNoSeriousFaultsAsync();
        view.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task The_page_of_curves_lists_it_and_what_was_refused(int width, bool dark)
    {
        await using var view = await host.Host.OpenAsAsync(DemoUser.Analyst, "/market/curves", new DeskViewOptions(width, dark));
        var page = view.Page;
        var cliff = page.Locator("details#warranty-cliff");
        await cliff.Locator("summary").ClickAsync();
        await Assertions.Expect(cliff).ToContainTextAsync("A lender's own experience of resale without warranty.");
        await Assertions.Expect(cliff).ToContainTextAsync("Number of the service contract");
        await Assertions.Expect(cliff).ToContainTextAsync("SHA-256");
        var refused = page.GetByRole(AriaRole.Region, new() { Name = "Refused plug-ins" });
        await Assertions.Expect(refused).ToContainTextAsync("appreciation is never credited");
        await Assertions.Expect(refused).ToContainTextAsync("no licence");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "What is left of cost" })).ToContainTextAsync("Replacement parity");
        (await view.OverflowAsync()).ShouldBe(0);
        await page.ShouldHaveNoSeriousFaultsAsync();
    }
}
