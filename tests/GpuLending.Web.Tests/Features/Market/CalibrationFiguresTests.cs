using System.Globalization;
using Bunit;
using GpuLending.Engine;
using GpuLending.Engine.Calibration;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Market;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Market;
using GpuLending.Web.Controls;
using GpuLending.Web.Features.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Market;

public sealed class CalibrationFiguresTests : BunitContext
{
    private static readonly DateOnly Start = new(2023, 9, 15);

    public CalibrationFiguresTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void A_believed_fit_stands_beside_its_diagnostics()
    {
        var shown = Show(Steady(30), new CalibrationRequest());
        shown.Find("[data-verdict]").GetAttribute("data-verdict").ShouldBe("believed");
        shown.Find("[data-verdict]").TextContent.ShouldContain("Underwriting believes this fit: a loss of 2");
        var row = shown.FindAll("table tbody tr")[0].TextContent;
        row.ShouldContain("One line through all prices, classical errors");
        row.ShouldContain("30");
        row.ShouldContain("15 Sep 2023");
        row.ShouldContain("15 Feb 2026");
        foreach (var head in new[] { "Change", "95 % interval", "Half-life", "n", "R²", "Durbin-Watson", "First", "Last" })
            shown.FindAll("table")[0].QuerySelectorAll("th").Select(cell => cell.TextContent.Trim()).ShouldContain(text => text.StartsWith(head), head);
        shown.Markup.ShouldContain("Forms compared");
        shown.FindComponents<PathChart>().Count.ShouldBe(2);
        shown.FindComponents<PathChart>()[0].Instance.Logarithmic.ShouldBeTrue();
    }

    [Fact]
    public void A_fall_and_a_rise_show_both_regimes_the_warning_and_a_button_for_each_window()
    {
        (DateOnly?, DateOnly?)? chosen = null;
        var answer = Fit(FallAndRise(), new CalibrationRequest { BreakpointReplications = 199 });
        var shown = Render<CalibrationFigures>(parameters => parameters.Add(figures => figures.Answer, answer).Add(figures => figures.WindowChosen, window => chosen = window));
        shown.Find("[data-warning=breakpoint]").TextContent.ShouldContain("One fit over both describes no single period");
        shown.Find("[data-breakpoint]").TextContent.ShouldContain("p 0.005");
        var rows = shown.FindAll("table")[0].QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        rows.Count.ShouldBe(3);
        rows[1].ShouldContain("First regime alone");
        rows[1].ShouldContain("−22.");
        rows[2].ShouldContain("+2");
        shown.FindComponents<PathChart>()[0].Instance.Events.Single().Name.ShouldBe("Break");
        shown.FindComponents<PathChart>()[0].Instance.Series.Count.ShouldBe(3);
        shown.FindAll("button").First(button => button.TextContent.StartsWith("Fit only until", StringComparison.Ordinal)).Click();
        chosen!.Value.Item2.ShouldBe(answer.Figures.Breakpoint!.Before.LastDate);
        shown.FindAll("button").First(button => button.TextContent.StartsWith("Fit only from", StringComparison.Ordinal)).Click();
        chosen.Value.ShouldBe((answer.Figures.Breakpoint.After.FirstDate, null));
    }

    [Fact]
    public void A_rising_window_names_the_refusal_and_the_default()
    {
        var shown = Show(FallAndRise(), new CalibrationRequest { From = new DateOnly(2025, 10, 16) }, narrowed: true);
        shown.Find("[data-verdict]").GetAttribute("data-verdict").ShouldBe("default");
        shown.Find("[data-reason=appreciation]").TextContent.ShouldContain("Appreciation is never credited");
        shown.Find("[data-verdict]").TextContent.ShouldContain("takes the stated default: a loss of 30.9 % a year.");
        shown.Find("[data-verdict]").TextContent.ShouldContain("House default");
        shown.FindAll("button").ShouldContain(button => button.TextContent == "Fit all dates again");
    }

    [Fact]
    public void Prices_that_never_moved_are_no_information_everywhere()
    {
        var shown = Show(Enumerable.Range(0, 24).Select(month => Quote(month, 11.06, "gcp")), new CalibrationRequest());
        shown.Find("[data-reason=no-information]").TextContent.ShouldContain("it does not say 0 %");
        shown.FindAll("table")[0].TextContent.ShouldContain("no information");
        shown.FindAll("table")[0].TextContent.ShouldNotContain("0.0 %");
        shown.FindComponents<PathChart>().Count.ShouldBe(1);
        shown.Markup.ShouldNotContain("Forms compared");
    }

    [Fact]
    public void A_model_without_a_price_says_so_and_draws_nothing()
    {
        var shown = Show([], new CalibrationRequest());
        shown.Find("[data-reason=no-fit]").TextContent.ShouldContain("There is no price");
        shown.FindComponents<PathChart>().ShouldBeEmpty();
    }

    [Fact]
    public void Provider_effects_show_the_levels_and_which_line_is_judged()
    {
        var shown = Show(
            [.. Steady(24), .. Steady(24).Select(quote => quote with { Channel = "dear", Price = 4 * quote.Price * (1 + (0.01 * (quote.Date.Month % 3))) })],
            new CalibrationRequest { ProviderEffects = true, Errors = SlopeErrorKind.ClusteredByProvider });
        var strong = shown.FindAll("table")[0].QuerySelectorAll("tbody tr.strong").Single().TextContent;
        strong.ShouldContain("Inside 2 providers, errors clustered by provider");
        shown.Markup.ShouldContain("Levels of the providers");
        shown.Find("[data-warning=few-providers]").TextContent.ShouldContain("2 providers only");
        shown.FindAll("table tbody tr").ShouldContain(row => row.TextContent.Contains("dear", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_chart_has_its_table()
    {
        var shown = Show(Steady(30), new CalibrationRequest());
        foreach (var chart in shown.FindComponents<PathChart>())
        {
            chart.Find("[data-twin]").Click();
            chart.FindAll("table").Count.ShouldBe(2);
        }
    }

    private IRenderedComponent<CalibrationFigures> Show(IEnumerable<PriceQuote> quotes, CalibrationRequest request, bool narrowed = false) =>
        Render<CalibrationFigures>(parameters => parameters.Add(figures => figures.Answer, Fit(quotes, request)).Add(figures => figures.Narrowed, narrowed));

    private static CalibrationAnswer Fit(IEnumerable<PriceQuote> quotes, CalibrationRequest request)
    {
        var market = new MarketSnapshot { Id = "2026-11-01/1", Models = new Dictionary<string, GpuModel> { ["gpu"] = new() { Key = "gpu", GeneralAvailability = new DateOnly(2023, 3, 21) } }, Quotes = [.. quotes] };
        return CalibrateSeries.Calibrate(request with { GpuModel = "gpu", PriceKind = PriceKind.RentOnDemand }, market).ShouldBeOfType<Result<CalibrationAnswer>.Success>().Value;
    }

    private static IEnumerable<PriceQuote> Steady(int months) => Enumerable.Range(0, months).Select(month => Quote(month, 3 * Math.Exp(-0.3 * month / 12) * (1 + (0.01 * (month * 7 % 5))), "cloud"));

    private static IEnumerable<PriceQuote> FallAndRise() => Enumerable.Range(0, 37).Select(month =>
    {
        var years = (Start.AddMonths(month).DayNumber - new DateOnly(2025, 10, 15).DayNumber) / 365.25;
        return Quote(month, 2.2 * Math.Pow(years < 0 ? 0.78 : 1.22, years) * (1 + (0.004 * (month * 7 % 5))), "cloud");
    });

    private static PriceQuote Quote(int month, double price, string provider) =>
        new("gpu", Start.AddMonths(month), PriceKind.RentOnDemand, provider, price, "source", "CC0") { Segment = "Cloud" };
}
