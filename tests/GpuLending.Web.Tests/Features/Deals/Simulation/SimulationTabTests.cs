using System.Globalization;
using System.Security.Claims;
using Bunit;
using GpuLending.Engine.Depreciation;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Simulations;
using GpuLending.Web.Features.Deals;
using GpuLending.Web.Features.Deals.Simulation;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals.Simulation;

/// <summary>The tab on the real use cases and a real database; the test is the worker, and so decides when something happens.</summary>
public sealed class SimulationTabTests : BunitContext, IClassFixture<Desk>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;
    private readonly Desk _services;

    public SimulationTabTests(Desk services)
    {
        _services = services;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(services.Get<OpenSimulation>());
        Services.AddSingleton(services.Get<StartSimulation>());
        Services.AddSingleton(services.Get<CancelSimulation>());
        Services.AddSingleton(services.Get<OpenSimulatedPath>());
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(Desk.Analyst));
        Services.AddSingleton<CurrentActor>();
    }

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_term_that_cannot_be_is_told_at_its_field_and_nothing_is_started()
    {
        var (tab, deal) = await OpenAsync("terms");
        Type(tab, "/terms/valueVolatility", "900");
        await tab.Find("[data-run-simulation]").ClickAsync();

        tab.WaitForAssertion(() => tab.Find("[role=alert].message").TextContent.ShouldContain("The terms are not right: Volatility of value"), Patience);
        tab.Find("[data-path='/terms/valueVolatility']").GetAttribute("aria-invalid").ShouldBe("true");
        tab.Markup.ShouldContain("tab-wrong");
        (await _services.StoredAsync($"SELECT count(*) FROM simulation_runs WHERE deal_id = '{deal.DealId}'")).ShouldBe(0L);

        // Typing again takes the message away.
        Type(tab, "/terms/valueVolatility", "30");
        tab.WaitForAssertion(() => tab.Find("[data-path='/terms/valueVolatility']").GetAttribute("aria-invalid").ShouldNotBe("true"), Patience);
    }

    [Fact]
    public async Task What_is_typed_into_a_term_is_told_at_once_and_what_cannot_be_read_holds_the_run()
    {
        var (tab, deal) = await OpenAsync("terms");
        Type(tab, "/terms/jumpHigh", "-1");
        tab.WaitForAssertion(() => tab.Find("[data-path='/terms/jumpHigh']").GetAttribute("aria-invalid").ShouldBe("true"), Patience);
        Type(tab, "/terms/jumpHigh", "20");
        tab.WaitForAssertion(() => tab.Find("[data-path='/terms/jumpHigh']").GetAttribute("aria-invalid").ShouldNotBe("true"), Patience);

        Type(tab, "/terms/rentVolatility", "rubbish");
        tab.WaitForAssertion(() => tab.Find("[data-run-simulation]").HasAttribute("disabled").ShouldBeTrue(), Patience);
        Type(tab, "/terms/rentVolatility", "31");
        tab.WaitForAssertion(() => tab.Find("[data-run-simulation]").HasAttribute("disabled").ShouldBeFalse(), Patience);
        (await _services.StoredAsync($"SELECT count(*) FROM simulation_runs WHERE deal_id = '{deal.DealId}'")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_seed_keeps_every_digit_and_is_never_another_than_the_one_typed()
    {
        var (tab, deal) = await OpenAsync();
        foreach (var wrong in new[] { "1.5", "99999999999999999999", "9007199254740993" })
        {
            Type(tab, "/terms/seed", wrong);
            tab.WaitForAssertion(() => tab.Find("[data-run-simulation]").HasAttribute("disabled").ShouldBeTrue(wrong), Patience);
            tab.Find("[data-path='/terms/seed']").GetAttribute("value").ShouldBe(wrong);
        }

        Type(tab, "/terms/seed", "-8,765,432,109,876,543");
        Choose(tab, 1_000);
        await tab.Find("[data-run-simulation]").ClickAsync();
        tab.WaitForAssertion(() => tab.Find("[data-cancel-simulation]"), Patience);
        (await _services.StoredAsync($"SELECT seed FROM simulation_runs WHERE deal_id = '{deal.DealId}'")).ShouldBe(-8_765_432_109_876_543L);
        (await NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_another_browser_starts_is_followed_here()
    {
        var (tab, deal) = await OpenAsync();
        var started = await _services.Get<StartSimulation>().ExecuteAsync(new StartSimulationCommand(deal.Document, new() { Paths = 1_000, Seed = 7 }, deal.DealId), Desk.Analyst, Cancel);
        started.Require();
        tab.WaitForAssertion(() => tab.Find("label[for=simulation-progress]").TextContent.ShouldContain("of 1,000 paths"), Patience);
        (await NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();
        tab.WaitForAssertion(() => tab.Find("[data-simulation-state=Completed]").TextContent.ShouldContain("seed 7"), Patience);
    }

    [Fact]
    public async Task A_run_waits_for_a_worker_completes_and_grows_stale_with_terms_deal_and_market()
    {
        var (tab, deal) = await OpenAsync();
        tab.Markup.ShouldContain("Nothing is simulated yet");
        Choose(tab, 1_000);
        await tab.Find("[data-run-simulation]").ClickAsync();
        tab.WaitForAssertion(() => tab.Find("label[for=simulation-progress]").TextContent.ShouldContain("Waiting for a worker: 0 of 1,000 paths"), Patience);
        tab.FindAll("[data-run-simulation]").ShouldBeEmpty();

        (await NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();
        tab.WaitForAssertion(() => tab.Find("[data-simulation-state=Completed]").TextContent.ShouldContain("1,000 paths over"), Patience);
        tab.FindAll("[data-stale]").ShouldBeEmpty();
        tab.Find("[data-figure-name=pd]").TextContent.ShouldContain("±");
        tab.Find("[data-run-simulation]").TextContent.ShouldBe("Run again");

        Choose(tab, 10_000);
        tab.WaitForAssertion(() => tab.FindAll("[data-stale]").ShouldHaveSingleItem().TextContent.ShouldContain("Figures of other terms"), Patience);
        await tab.InvokeAsync(() =>
        {
            deal.Replace("/facility/tenorMonths", document => document with { Case = document.Case with { Facility = document.Case.Facility with { TenorMonths = document.Case.Facility.TenorMonths - 1 } } });
            deal.Snapshot = deal.Snapshot with { Id = "another/1" };
        });
        Choose(tab, 20_000);
        tab.WaitForAssertion(() => tab.FindAll("[data-stale]").Count.ShouldBe(3), Patience);
        var stale = tab.FindAll("[data-stale]").Select(line => line.TextContent).ToArray();
        stale[0].ShouldContain("earlier draft");
        stale[1].ShouldContain("another/1");
    }

    [Fact]
    public async Task Ratings_migrate_when_asked_with_a_matrix_that_can_be_changed()
    {
        var (tab, deal) = await OpenAsync("terms");
        tab.FindAll("table.transitions").ShouldBeEmpty();
        Choose(tab, 1_000);
        tab.Find("[data-path='/terms/migration']").Change(tab.FindAll("[data-path='/terms/migration'] option").First(option => option.TextContent == "Migrate").GetAttribute("value"));
        tab.WaitForAssertion(() => tab.FindAll("table.transitions tbody tr").Count.ShouldBe(7), Patience);
        tab.Find("[data-path='/terms/migration/source']").GetAttribute("value")!.ShouldContain("Standard & Poor's");
        tab.FindAll("td.figures").Select(cell => cell.TextContent).Count(text => text == "100.00").ShouldBe(7);
        Type(tab, "/terms/migration/matrix/3/7", "5");
        await tab.Find("[data-run-simulation]").ClickAsync();
        tab.WaitForAssertion(() => tab.Markup.ShouldContain("The row of BBB sums to 104.78 %: make it 100 %."), Patience);
        (await _services.StoredAsync($"SELECT count(*) FROM simulation_runs WHERE deal_id = '{deal.DealId}'")).ShouldBe(0L);

        Type(tab, "/terms/migration/matrix/3/3", "84.48");
        tab.Find("[data-path='/terms/migration/source']").GetAttribute("value").ShouldBe("Entered");
        await tab.Find("[data-run-simulation]").ClickAsync();
        tab.WaitForAssertion(() => tab.Find("label[for=simulation-progress]"), Patience);
        (await NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();
        tab.WaitForAssertion(() => tab.Find("[data-simulation-state=Completed]"), Patience);
        tab.FindAll("[data-stale]").ShouldBeEmpty();
        tab.FindAll(".part-nav a").Select(link => link.TextContent.Trim()).ShouldContain("Ratings");
    }

    [Fact]
    public async Task A_running_simulation_shows_how_far_it_is_and_ends_without_a_result_when_it_is_cancelled()
    {
        var (tab, _) = await OpenAsync();
        Choose(tab, 10_000_000);
        await tab.Find("[data-run-simulation]").ClickAsync();
        tab.WaitForAssertion(() => tab.Find("[data-cancel-simulation]"), Patience);
        var working = Task.Run(() => NewWorker().RunNextAsync(Cancel), Cancel);
        tab.WaitForAssertion(() => int.Parse(tab.Find("[data-paths-done]").GetAttribute("data-paths-done")!, CultureInfo.InvariantCulture).ShouldBeGreaterThan(0), Patience);
        tab.Find("label[for=simulation-progress]").TextContent.ShouldContain("of 10,000,000 paths");

        await tab.Find("[data-cancel-simulation]").ClickAsync();
        tab.WaitForAssertion(() => tab.Find("[data-simulation-state=Cancelled]").TextContent.ShouldContain("no result"), Patience);
        (await working).ShouldBeTrue();
        tab.FindAll("[data-figure-name=pd]").ShouldBeEmpty();
        tab.Markup.ShouldContain("Nothing is simulated yet");
        tab.Find("[data-run-simulation]").HasAttribute("disabled").ShouldBeFalse();
    }

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = _before;
        base.Dispose(disposing);
    }

    private static void Type(IRenderedComponent<CascadingValue<DealDesk>> tab, string path, string text)
    {
        tab.Find($"[data-path='{path}']").Input(text);
        tab.Find($"[data-path='{path}']").Blur();
    }

    private static void Choose(IRenderedComponent<CascadingValue<DealDesk>> tab, int paths)
    {
        var choice = tab.FindAll("[data-path='/terms/paths'] option").First(option => option.TextContent == paths.ToString("#,0", CultureInfo.InvariantCulture));
        tab.Find("[data-path='/terms/paths']").Change(choice.GetAttribute("value"));
    }

    private SimulationWorker NewWorker() => new(
        _services.Get<IDbContextFactory<UnderwritingDbContext>>(), _services.Get<ReadMarketSnapshot>(), _services.Get<CurveCatalogue>(), _services.Get<AuditTrail>(), TimeProvider.System,
        new SimulationWorkerOptions { Beat = TimeSpan.FromMilliseconds(20) }, NullLogger<SimulationWorker>.Instance);

    private async Task<(IRenderedComponent<CascadingValue<DealDesk>> Tab, DealDesk Deal)> OpenAsync(string? part = null)
    {
        var dealId = await _services.NewDealAsync($"Simulated {Guid.NewGuid():N}");
        var document = (await _services.OpenAsync(dealId)).Current;
        var evaluation = (await _services.Get<EvaluateDeal>().ExecuteAsync(document, null, Desk.Analyst, Cancel)).Require();
        var desk = new DealDesk(document, Desk.Analyst.DisplayName, true, TimeProvider.System) { DealId = dealId, Snapshot = evaluation.Snapshot };
        desk.Show(evaluation.Result, []);
        if (part is not null) Services.GetRequiredService<NavigationManager>().NavigateTo($"/deals/{dealId}/simulation?part={part}");
        var tab = Render<CascadingValue<DealDesk>>(outer => outer.Add(value => value.Value, desk).AddChildContent<SimulationTab>());
        tab.WaitForAssertion(() => tab.Find("[data-run-simulation]:not([disabled])"), Patience);
        return (tab, desk);
    }

    private sealed class SignedIn(Actor actor) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, actor.UserId.ToString()), new Claim(AppUserClaims.RoleClaim, actor.Role.ToString()), new Claim(AppUserClaims.DisplayNameClaim, actor.DisplayName),
            ],
            "test"))));
    }
}
