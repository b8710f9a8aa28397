using System.Globalization;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Stress;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>The chosen stress cases side by side with what does the harm, how far each driver may go, and the nearest joint move that breaks the deal; as frozen with the content.</summary>
internal static class StressBlocks
{
    private static readonly StressMeasure[] Attributed = [StressMeasure.Coverage, StressMeasure.LoanToValue, StressMeasure.Loss];

    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        if (source.Result.Stress is not { } stress)
        {
            yield return new MemoParagraph($"Scenario of these figures: {source.Result.Scenario.Name}. Stress and break-even cases: none stored with this content.", MemoTone.Note);
            yield break;
        }

        yield return new MemoParagraph($"Scenario of the figures above: {source.Result.Scenario.Name}. The cases below run on the loan that it sizes."
            + (source.Document.Stress.Cases.Count == 0 ? " The desk has chosen none: they are the standard ones." : ""), MemoTone.Note);
        yield return Cases(source, stress.Comparison);
        if (stress.Comparison.Missing.Count > 0)
            yield return new MemoParagraph($"Chosen, but no longer part of the library for this deal: {string.Join(", ", stress.Comparison.Missing)}.", MemoTone.Note);
        foreach (var measure in Attributed)
        {
            if (Bridge(source, stress.Comparison, measure) is { } bridge) yield return bridge;
        }

        yield return Sources(stress.Comparison);
        yield return BreakPoints(stress);
        foreach (var reverse in stress.Reverse)
            yield return new MemoParagraph($"{reverse.Target.Name}. {reverse.Reason}", reverse.IsFound ? MemoTone.Warning : MemoTone.Note);
        yield return new MemoParagraph(
            "How far drivers move, one standard deviation, assumed unless entered: "
            + string.Join("; ", stress.Reverse.Take(1).SelectMany(reverse => reverse.Spreads).Select(DriverWords.Spread)) + ".",
            MemoTone.Note);
    }

    private static MemoTable Cases(MemoSource source, StressComparison comparison)
    {
        MemoRow Row(string name, Func<StressCase, string> cell) => new([name, .. comparison.Cases.Select(item => (MemoFigure)cell(item))]);
        return new MemoTable("Cases side by side",
            [new("", Figures: false, Weight: 1.8), .. comparison.Cases.Select(item => new MemoColumn(item.Scenario.Name))],
            [
                Row(StressMeasure.Coverage.Name(), item => Figure(source, StressMeasure.Coverage, item)),
                Row("Largest loan-to-value after a payment", item => Figure(source, StressMeasure.LoanToValue, item)),
                Row("First under water", item => Day(source, item.FirstMonthUnderWater, "never")),
                Row("First covenant breach", item => item.Breaches.Count == 0 ? "none" : $"{FigureFormat.Date(item.Breaches[0].First)}, {item.Breaches[0].Name}"),
                Row("First payment missed", item => Day(source, item.Figures.FirstShortMonth, "none")),
                Row($"Left unpaid at the end, {source.AmountUnit}", item => source.Bare(item.Figures.Loss)),
                Row("Lenders' return", item => Figure(source, StressMeasure.LenderReturn, item)),
            ],
            "Cover with arrears: what earlier dates left unpaid is due too. Left unpaid at the end: balance after the last payment and, where the order of payments agrees one, the sale at maturity.");
    }

    private static MemoTable? Bridge(MemoSource source, StressComparison comparison, StressMeasure measure)
    {
        var cases = comparison.Cases.Skip(1).Select(item => (item.Scenario.Name, Attribution: item.Attributions.FirstOrDefault(attribution => attribution.Measure == measure))).ToArray();
        var drivers = cases.SelectMany(item => item.Attribution?.Parts ?? []).Where(part => part.Amount != 0).Select(part => part.Driver).Distinct().Order().ToArray();
        if (drivers.Length == 0) return null;
        MemoRow Row(string name, Func<Attribution, double?> value, bool change, bool emphasis = false) => new(
            [name, .. cases.Select(item => (MemoFigure)(item.Attribution is { } attribution && value(attribution) is { } number ? Written(source, measure, number, change) : "–"))])
        { Emphasis = emphasis };
        return new MemoTable($"{measure.Name()}: what does the harm",
            [new("Driver", Figures: false, Weight: 1.8), .. cases.Select(item => new MemoColumn(item.Name, measure.Unit() == FigureUnit.Amount ? source.AmountUnit : ""))],
            [
                Row("Base", attribution => attribution.From, false),
                .. drivers.Select(driver => Row(DriverWords.Name(driver), attribution => attribution.Parts.FirstOrDefault(part => part.Driver == driver)?.Amount, true)),
                Row("Case", attribution => attribution.To, false, emphasis: true),
            ],
            "Each driver's part by Shapley's value; base and parts sum to the case exactly, but for the rounding of print.");
    }

    private static MemoTable Sources(StressComparison comparison) => new("Where the cases come from",
        [new("Case", Figures: false, Weight: 1.4), new("Basis", Figures: false, Weight: 0.6), new("Assumption and source", Figures: false, Weight: 5)],
        [.. comparison.Cases.Skip(1).Select(item => new MemoRow([item.Scenario.Name, item.Assumed ? "assumed" : "public", item.Source]))]);

    private static MemoTable BreakPoints(StressAssessment stress)
    {
        var lines = stress.BreakPoints.Select(point => point.Target.Name).Distinct().ToArray();
        return new MemoTable("Break-even: the last value that holds, each driver alone",
            [new("Driver", Figures: false, Weight: 1.6), .. lines.Select(line => new MemoColumn(line, Weight: 1.4))],
            [.. stress.BreakPoints.GroupBy(point => point.Driver).Select(group => new MemoRow([DriverWords.Name(group.Key), .. group.Select(point => (MemoFigure)Point(point))]))],
            "Changes are against the base case; several values: the line is crossed more than once. Always holds, never holds: within the range tried the driver alone neither crosses the line nor brings the deal back over it.");
    }

    private static string Point(BreakPoint point) => point.Solution.Status switch
    {
        SolutionStatus.Found => DriverWords.Value(point.Driver, point.Solution.Value!.Value),
        SolutionStatus.EveryValue => "always holds",
        SolutionStatus.OutOfReach => "never holds",
        SolutionStatus.Several => string.Join(", ", point.Solution.Values.Select(value => DriverWords.Value(point.Driver, value)).Distinct()),
        SolutionStatus.Flat => "does not move it",
        SolutionStatus.Jump => "jumps over the line",
        SolutionStatus.NotComputable => "not computable",
    };

    private static string Figure(MemoSource source, StressMeasure measure, StressCase item) => measure.Of(item.Figures) is { } value ? Written(source, measure, value, false) : "–";

    private static string Written(MemoSource source, StressMeasure measure, double value, bool change) => measure.Unit() switch
    {
        FigureUnit.Multiple => change ? value.ToString("+0.00x;-0.00x;0.00x", CultureInfo.InvariantCulture) : FigureFormat.Multiple(value),
        FigureUnit.Fraction or FigureUnit.RatePerAnnum => change ? (value * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " points" : FigureFormat.Percent(value),
        _ => source.Bare(value),
    };

    private static string Day(MemoSource source, int? month, string none) =>
        month is { } at && at < source.Result.Months.Count ? FigureFormat.Date(source.Result.Months[at]) : none;
}
