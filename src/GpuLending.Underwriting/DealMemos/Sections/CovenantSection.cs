using System.Globalization;
using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>9. Covenants with their tests, reserves, order of payments.</summary>
internal static class CovenantSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var facility = source.Case.Facility;
        foreach (var block in source.Narrative("covenants")) yield return block;
        yield return Table(source);
        var names = source.Case.Covenants.DistinctBy(covenant => covenant.Id).ToDictionary(covenant => covenant.Id, covenant => CovenantClauses.Name(covenant, source.Scale));
        var breaches = source.Result.Covenants.SelectMany(covenant => covenant.Tests
            .Where(test => test.State == CovenantState.Breached)
            .Select(test => (covenant, test))).ToList();
        if (breaches.Count > 0)
        {
            yield return new MemoTable("Failed in the base case",
                [
                    new("Covenant", Figures: false, Weight: 2.5), new("Test date", Figures: false, Weight: 1.3), new("Measured"), new("Threshold"),
                    new("Upper side"), new("Lower side"), new("", Figures: false),
                ],
                [.. breaches.Take(24).Select(pair => new MemoRow(
                    [
                        names.GetValueOrDefault(pair.covenant.CovenantId, pair.covenant.Name), FigureFormat.Date(pair.test.Date), CovenantClauses.Value(pair.covenant.Kind, pair.test.Actual, source.Scale),
                        CovenantClauses.Value(pair.covenant.Kind, pair.test.Threshold, source.Scale),
                        CovenantClauses.Upper(pair.covenant.Kind, pair.test, source.Scale), CovenantClauses.Lower(pair.covenant.Kind, pair.test, source.Scale),
                        pair.test.Waived ? "waived" : pair.test.Tier is > 0 and var tier ? $"tier {FigureFormat.Count(tier)}" : "",
                    ]))],
                breaches.Count > 24 ? $"The first 24 of {FigureFormat.Count(breaches.Count)} failed tests." : "");
        }

        foreach (var block in CovenantRecord.Write(source)) yield return block;
        if (source.Case.Covenants.Count > 0)
        {
            foreach (var block in SimulationBlocks.Breaches(source)) yield return block;
            foreach (var block in BacktestBlocks.Write(source)) yield return block;
        }

        var reserve = source.Result.SourcesAndUses.Uses.FirstOrDefault(use => use.Name.Contains("reserve", StringComparison.OrdinalIgnoreCase));
        if (source.Result.Waterfall is not null)
        {
            foreach (var block in WaterfallTables.Write(source)) yield return block;
            yield break;
        }

        yield return new MemoFacts("Reserves and order of payments",
        [
            new("Debt service reserve", source.Input(facility.DebtServiceReserveMonths == 0
                ? "none"
                : FigureFormat.Months(facility.DebtServiceReserveMonths) + " of debt service", "/facility/debtServiceReserveMonths")),
            new("Reserve funded with the loan", reserve is null ? "none" : FigureFormat.WithCurrency(reserve.Amount, source.Scale)),
            new("Order of payments", source.NarrativeText("waterfall")),
            new("Cash trap triggers", source.NarrativeText("cash-trap")),
        ]);
        yield return new MemoParagraph("The projection pays operating costs, then interest and fees, then principal, from each period's cash.", MemoTone.Note);
    }

    private static MemoTable Table(MemoSource source)
    {
        var results = source.Result.Covenants.ToDictionary(covenant => covenant.CovenantId);
        return new MemoTable("Covenants",
            [
                new("Covenant", Figures: false, Weight: 3.2), new("A failure stops", Figures: false, Weight: 1.1), new("First test", Figures: false, Weight: 1.3),
                new("Worst state", Figures: false, Weight: 1.2), new("Least headroom"), new("First breach", Figures: false, Weight: 1.3),
            ],
            [.. source.Case.Covenants.Select((covenant, index) =>
            {
                var at = string.Create(CultureInfo.InvariantCulture, $"/covenants/{index}");
                var result = results.GetValueOrDefault(covenant.Id);
                var headroom = result?.Tests.Where(test => test.State != CovenantState.NotTestedYet && test.Headroom is not null).Select(test => test.Headroom).DefaultIfEmpty(null).Min();
                return new MemoRow(
                [
                    source.Input(CovenantClauses.Name(covenant, source.Scale), at + "/threshold"),
                    covenant.Purpose switch { CovenantPurpose.Maintenance => "the loan", CovenantPurpose.DrawStop => "draws", CovenantPurpose.Trigger => "nothing by itself" },
                    covenant.FirstTestDate is null ? "first payment" : FigureFormat.Date(covenant.FirstTestDate),
                    result is null ? "not tested" : CovenantClauses.State(result.Worst) + (result.FirstWaived is null ? "" : ", some waived"),
                    FigureFormat.Percent(headroom, 1),
                    result?.FirstBreach is { } breach ? FigureFormat.Date(breach) : "none",
                ], result?.Worst == CovenantState.Breached);
            })],
            "Headroom is the distance to the threshold as a share of it; the threshold itself complies.");
    }
}
