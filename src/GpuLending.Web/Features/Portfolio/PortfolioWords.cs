using System.Globalization;
using GpuLending.Engine.Portfolio;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Portfolio;
using GpuLending.Web.Controls;
using GpuLending.Web.Features.Pipeline;

namespace GpuLending.Web.Features.Portfolio;

/// <summary>The book as people read it: sentences, series and rows.</summary>
public static class PortfolioWords
{
    public static IReadOnlyList<TableColumn> LeftOutHeads { get; } = [new("Deal", Figures: false), new("Borrower", Figures: false), new("Stage", Figures: false), new("Why", Figures: false)];

    public static string Level(double confidence) => (confidence * 100).ToString("0.##", CultureInfo.CurrentCulture) + " %";

    public static string Share(double part, double whole) => whole > 0 ? FigureFormat.Percent(part / whole, 2) : "";

    public static string Extent(PortfolioView view) =>
        $"{Count(view.Result.Loans.Count, "loan")} of {Count(view.Deals.Count, "deal")}, {(view.LeftOut.Any() ? "the others named below with the reason, " : "")}on the market of {FigureFormat.Date(view.Snapshot.Date)}; saved drafts, base scenario.";

    public static string One(ConcentrationDimension dimension) => dimension switch
    {
        ConcentrationDimension.Generation => "chip generation",
        ConcentrationDimension.Customer => "customer",
        ConcentrationDimension.Site => "site",
        ConcentrationDimension.Vendor => "vendor",
    };

    /// <summary>Every name over its limit in one sentence; null when none is.</summary>
    public static string? OverLimits(PortfolioResult result)
    {
        var over = result.Concentrations
            .SelectMany(item => item.Over.Select(row => $"{row.Name} {FigureFormat.Percent(row.Share, 0)} ({One(item.Dimension)}, limit {FigureFormat.Percent(item.Limit, 0)})")).ToList();
        return over.Count == 0 ? null : $"Over the limit: {string.Join("; ", over)}.";
    }

    public static string Heading(ConcentrationDimension dimension) => $"Exposure by {One(dimension)}";

    public static string Title(Concentration concentration) => Heading(concentration.Dimension);

    public static string Spread(Concentration concentration) => concentration.Rows.Count == 0
        ? "Nothing is lent."
        : $"Herfindahl {concentration.Herfindahl.ToString("0.00", CultureInfo.CurrentCulture)}: as spread as {(1 / concentration.Herfindahl).ToString("0.0", CultureInfo.CurrentCulture)} equal {(concentration.Herfindahl > 0.999 ? "name" : "names")}. Limit {FigureFormat.Percent(concentration.Limit, 0)} on one {One(concentration.Dimension)}, assumed.";

    public static string Distribution(PortfolioResult result) =>
        $"{FigureFormat.Percent(1 - result.NoLoss, 1)} of {result.Paths.ToString("#,0", CultureInfo.CurrentCulture)} paths lose something; mean {FigureFormat.Amount(result.MeanLoss)} ± {FigureFormat.Amount(result.MeanLossError)}.";

    public static IReadOnlyList<ChartSeries> Exceedance(PortfolioResult result) => [new("Paths that lose more", SeriesStyle.Balance, [.. result.Distribution.Select(point => (double?)point.Probability)])];

    public static IReadOnlyList<TableColumn> TailHeads(PortfolioView view) =>
        [new("Confidence"), new("Value at risk", Unit(view)), new("± s.e."), new("Expected shortfall", Unit(view)), new("± s.e.")];

    public static IReadOnlyList<TableRow> TailRows(PortfolioResult result) => [.. result.Quantiles.Select(row => TableRow.Of(
        Level(row.Confidence), FigureFormat.Bare(row.ValueAtRisk), FigureFormat.Bare(row.ValueAtRiskError), FigureFormat.Bare(row.ExpectedShortfall), FigureFormat.Bare(row.ExpectedShortfallError)))];

    public static IReadOnlyList<TableColumn> LoanHeads(PortfolioView view) =>
        [new("Loan", Figures: false), new("Exposure", Unit(view)), new("PD"), new("LGD"), new("EL", Unit(view)), new("Part of UL", Unit(view)), new("Part of shortfall", Unit(view)), new("Of shortfall"), new("Spread", Figures: false)];

    public static IReadOnlyList<TableRow> LoanRows(PortfolioView view)
    {
        var result = view.Result;
        var deals = view.Deals.ToDictionary(deal => deal.DealId.ToString());
        var all = result.Tail.ExpectedShortfall;
        return
        [
            .. result.Loans.OrderByDescending(loan => loan.Shortfall).ThenByDescending(loan => loan.UnexpectedLoss).Select(loan => TableRow.Of(
                new TableCell(loan.Loan.Name) { Note = deals.TryGetValue(loan.Loan.Key, out var deal) ? StageNames.Of(deal.Stage) : null },
                FigureFormat.Bare(loan.Loan.Exposure), FigureFormat.Percent(loan.Loan.ProbabilityOfDefault, 2), FigureFormat.Percent(loan.Loan.LossGivenDefault, 1), FigureFormat.Bare(loan.Loan.ExpectedLoss),
                FigureFormat.Bare(loan.UnexpectedLoss), FigureFormat.Bare(loan.Shortfall), all > 0 ? FigureFormat.Percent(loan.Shortfall / all, 1) : "–", new TableCell("") { Bar = all > 0 ? loan.Shortfall / all : null })),
            TableRow.Of("The book", FigureFormat.Bare(result.Exposure), "", "", FigureFormat.Bare(result.ExpectedLoss), FigureFormat.Bare(result.UnexpectedLoss), FigureFormat.Bare(result.Tail.ExpectedShortfall), all > 0 ? FigureFormat.Percent(1, 1) : "–", "") with { Total = true },
        ];
    }

    public static IReadOnlyList<TableColumn> ConcentrationHeads(PortfolioView view, Concentration concentration) =>
        [new(char.ToUpperInvariant(One(concentration.Dimension)[0]) + One(concentration.Dimension)[1..], Figures: false), new("Exposure", Unit(view)), new("Share"), new("Spread", Figures: false), new("Loans")];

    public static IReadOnlyList<TableRow> ConcentrationRows(Concentration concentration)
    {
        var over = concentration.Over.Select(row => row.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. concentration.Rows.Select(row => TableRow.Of(
            new TableCell(row.Name) { Note = over.Contains(row.Name) ? "over the limit" : null }, FigureFormat.Bare(row.Exposure),
            new TableCell(FigureFormat.Percent(row.Share, 1)) { Tone = over.Contains(row.Name) ? "warn" : null }, new TableCell("") { Bar = row.Share }, FigureFormat.Count(row.Loans)))];
    }

    public static IReadOnlyList<TableRow> LeftOutRows(PortfolioView view) =>
        [.. view.LeftOut.Select(deal => TableRow.Of(deal.Name, deal.Borrower, StageNames.Of(deal.Stage), deal.LeftOut!))];

    public static string Assumptions(PortfolioTerms terms) =>
        $"Defaults hang together by a Gaussian copula: {FigureFormat.Percent(terms.MarketCorrelation, 0)} through the market for computing, {FigureFormat.Percent(terms.GenerationCorrelation, 0)} more on the same chip generation, {FigureFormat.Percent(terms.CustomerCorrelation, 0)} more on the same customer; assumed, no history of defaults of GPU loans exists. Seed {terms.Seed.ToString(CultureInfo.InvariantCulture)}: the same seed gives the same figures. "
        + (terms.LossSensitivity > 0
            ? $"Loss given default is each deal's own on average and worsens with the market by {terms.LossSensitivity.ToString("0.##", CultureInfo.CurrentCulture)}, assumed."
            : "Loss given default is each deal's own and does not worsen with the number of defaults.");

    private static string Unit(PortfolioView view) => FigureFormat.AmountUnit(view.Currency);

    private static string Count(int count, string one) => $"{count.ToString("#,0", CultureInfo.CurrentCulture)} {one}{(count == 1 ? "" : "s")}";
}
