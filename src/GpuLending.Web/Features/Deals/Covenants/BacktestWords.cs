using System.Globalization;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Market;
using GpuLending.Underwriting.Backtests;
using GpuLending.Underwriting.Figures;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals.Covenants;

/// <summary>A backtest as people read it: sentences, series and rows.</summary>
public static class BacktestWords
{
    public static IReadOnlyList<TableColumn> VintageHeads { get; } =
        [new("Closed on", Figures: false), new("Tests"), new("Fired on", Figures: false), new("Months after closing"), new("Lowest price", "% of closing")];

    public static IReadOnlyList<TableColumn> QuoteHeads { get; } =
        [new("Date", Figures: false), new("Provider and record", Figures: false), new("Price", "USD"), new("Source", Figures: false)];

    public static string Sentence(CovenantBacktestResult result)
    {
        if (result.Tests.Count == 0) return "No test of this covenant falls on a day that printed prices reach.";
        if (result.Fired is { } fired)
            return $"It would have fired on {FigureFormat.Date(fired.Date)}, {Months(fired.Test.Month ?? 0)} after closing: {CovenantFigures.Written(result.Kind, fired.Test.Actual)} against {CovenantFigures.Written(result.Kind, fired.Test.Threshold)}, with prices at {FigureFormat.Percent(fired.Level, 1)} of closing.";
        var least = result.Tests.Where(point => point.Test.Headroom is not null).MinBy(point => point.Test.Headroom);
        return least is null
            ? "It would not have fired."
            : $"It would not have fired. Least room {FigureFormat.Percent(least.Test.Headroom, 1)} on {FigureFormat.Date(least.Date)}, with prices at {FigureFormat.Percent(least.Level, 1)} of closing.";
    }

    /// <summary>How far the prices carry, and what the deal's own projection says.</summary>
    public static string Reach(CovenantBacktestResult result) =>
        $"{Count(result.Tests.Count, "test")} on printed prices from {FigureFormat.Date(result.Start)} to {FigureFormat.Date(result.LastPrice)}"
        + (result.TestsBeyond > 0 ? $"; {Count(result.TestsBeyond, "test")} of the loan's life {(result.TestsBeyond == 1 ? "is" : "are")} not reached. " : ". ")
        + (result.ProjectedBreach is { } breach ? $"On the deal's own projection it is first breached on {FigureFormat.Date(breach)}." : "On the deal's own projection it is never breached.");

    public static string Vintages(CovenantBacktestResult result)
    {
        var fired = result.Vintages.Where(vintage => vintage.Fired is not null).ToList();
        return fired.Count == 0
            ? $"None of {Count(result.Vintages.Count, "closing month")} fired. Late closing months see few tests."
            : $"{Count(fired.Count, "closing month")} of {result.Vintages.Count.ToString(CultureInfo.CurrentCulture)} fired ({FigureFormat.Percent(result.FiredShare, 0)}), the soonest {Months(fired.Min(vintage => vintage.Months!.Value))} after closing. Late closing months see few tests.";
    }

    public static string Lowest(CovenantBacktestResult result)
    {
        var known = result.Levels.Select((level, m) => (Level: level, Month: m)).Where(point => point.Level is not null).ToList();
        var (lowest, month) = known.MinBy(point => point.Level);
        return $"Lowest {FigureFormat.Percent(lowest, 1)} on {FigureFormat.Date(result.Start.AddMonths(month))}; last {FigureFormat.Percent(known[^1].Level, 1)}. Each month is joined to the one before by providers that printed in both.";
    }

    public static IReadOnlyList<ChartSeries> Measured(CovenantBacktestResult result)
    {
        var marks = new Dictionary<int, string>();
        if (result.Fired is { } fired) marks[result.Tests.ToList().IndexOf(fired)] = "Fired";
        var moves = result.Tests.Any(point => point.Test.Threshold != result.Tests[0].Test.Threshold);
        return
        [
            new ChartSeries("On printed prices", result.Kind == CovenantKind.LoanToValue ? SeriesStyle.LoanToValue : SeriesStyle.DebtService, [.. result.Tests.Select(point => Shown(result.Kind, point.Test.Actual))]) { Marks = marks },
            .. moves ? new[] { new ChartSeries("Threshold", SeriesStyle.Nth(1), [.. result.Tests.Select(point => (double?)point.Test.Threshold)]) } : [],
        ];
    }

    public static IReadOnlyList<ChartLimit> Limits(CovenantBacktestResult result) =>
        result.Tests.Any(point => point.Test.Threshold != result.Tests[0].Test.Threshold)
            ? []
            : [new ChartLimit($"{(CovenantTester.IsAtLeast(result.Kind) ? "At least" : "At most")} {CovenantFigures.Written(result.Kind, result.Tests[0].Test.Threshold)}", result.Tests[0].Test.Threshold)];

    public static IReadOnlyList<ChartSeries> Level(CovenantBacktestResult result) =>
        [new ChartSeries("Price level", SeriesStyle.Merchant, [.. result.Levels.Where((_, m) => result.Start.AddMonths(m) <= result.LastPrice)])];

    public static IReadOnlyList<TableColumn> PriceHeads(CovenantBacktestResult result, PriceKind kind)
    {
        var unit = kind is PriceKind.RentOnDemand or PriceKind.RentSpot or PriceKind.RentOneYear or PriceKind.RentThreeYears ? "USD/GPU-hour" : "USD/GPU";
        return [new("Provider", Figures: false), new("At closing", unit), new(result.Fired is null ? "At last test" : "When fired", unit), new("Change")];
    }

    public static IReadOnlyList<TableRow> PriceRows(CovenantBacktestResult result) => [.. result.Prices.Select(price => TableRow.Of(
        price.Provider, Price(price.AtClosing), Price(price.AtTest), price is { AtClosing: { } from, AtTest: { } to } ? FigureFormat.Percent((to.Price / from.Price) - 1, 1) : "–"))];

    public static IReadOnlyList<TableRow> VintageRows(CovenantBacktestResult result) => [.. result.Vintages.Select(vintage => TableRow.Of(
        FigureFormat.Date(vintage.Start), FigureFormat.Count(vintage.Tests),
        vintage.Fired is { } fired ? new TableCell(FigureFormat.Date(fired)) { Tone = "bad" } : new TableCell("never"),
        vintage.Months is { } months ? FigureFormat.Count(months) : "–", FigureFormat.Percent(vintage.LowestLevel, 1)))];

    public static IReadOnlyList<TableRow> QuoteRows(IReadOnlyList<BacktestQuote> quotes) => [.. quotes.Select(quote => TableRow.Of(
        FigureFormat.Date(quote.Date).Replace(' ', '\u00A0'), new TableCell(quote.Provider) { Note = quote.Id.ToString() }, quote.Price.ToString(quote.Price < 1_000 ? "#,0.00##" : "#,0", CultureInfo.CurrentCulture), $"{quote.Source} ({quote.Licence})"))];

    // Cover of a nearly repaid loan runs off the page and says nothing.
    private static double? Shown(CovenantKind kind, double? value) => CovenantFigures.Unit(kind) == ChartUnit.Multiple && value > 20 ? 20 : value;

    private static string Months(int months) => months == 0 ? "no month" : Count(months, "month");

    private static string Count(int count, string one) => $"{count.ToString("#,0", CultureInfo.CurrentCulture)} {one}{(count == 1 ? "" : "s")}";

    private static TableCell Price(PriceQuote? quote) => quote is null
        ? "–"
        : new TableCell(quote.Price.ToString(quote.Price < 1_000 ? "#,0.00##" : "#,0", CultureInfo.CurrentCulture)) { Note = FigureFormat.Date(quote.Date) };
}
