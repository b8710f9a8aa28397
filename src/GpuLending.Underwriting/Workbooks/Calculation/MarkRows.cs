using System.Globalization;
using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>The level of a lot's mark where opinions or a hand set it.</summary>
/// <param name="Factor">What the mark is of the curve.</param>
/// <param name="From">Day from which it is.</param>
internal sealed record MarkRows(WorkbookRow Factor, WorkbookRow From)
{
    /// <summary>Far beyond every deal: the mark never leaves the curve.</summary>
    private static readonly DateOnly Never = new(2999, 12, 31);

    /// <summary>Writes the rows; null where the mark is the curve's.</summary>
    public static MarkRows? Write(WorkbookDraft draft, WorkbookSheet sheet, LotRows lot, CurveRows curve, IReadOnlyList<WorkbookRow> launches, WorkbookRow condition)
    {
        var valued = draft.Result.Collateral.Lots[lot.Index];
        var byHand = draft.Case.Valuation.Overrides.Select((given, i) => (given, i)).LastOrDefault(pair => pair.given.LotId == lot.Lot.Id);
        if (byHand.given is { } given)
        {
            var path = FormattableString.Invariant($"/valuation/overrides/{byHand.i}");
            draft.Inputs.Block($"Lot {lot.Lot.Id}: mark set by hand");
            var value = draft.Input("Value of one GPU", CellUnit.Money, lot.Prefix + "Override_Value", path + "/valuePerGpu", given.ValuePerGpu, (0, 1e9));
            var day = draft.InputUnless(CurveRows.IsGiven(lot.Lot.Curve ?? draft.Case.Valuation.Curve), "From", CellUnit.Date, lot.Prefix + "Override_Date", path + "/date", given.Date);
            return new MarkRows(sheet.Figure("Mark over curve", CellUnit.Percent, $"{value}/{CurveValue("set by hand", day.ValueCell, given.Date, "Override_Left")}", valued.MarkFactor), day);
        }

        var used = valued.Opinions.Where(opinion => opinion.Used).ToList();
        if (used.Count == 0)
            return null;
        List<WorkbookRow> days = [], ratios = [], weights = [];
        var values = used.Select(opinion => OpinionRows.Value(draft, sheet, lot, opinion)).ToList();
        foreach (var (opinion, at) in used.Select((opinion, at) => (opinion, at)))
        {
            days.Add(sheet.Figure($"Day of the opinion: {Name(opinion)}", CellUnit.Date, draft.MarketInput(
                $"Day of the opinion: {Name(opinion)}", CellUnit.Date, $"{lot.Prefix}Opinion_{Number(at)}_Date", opinion.Date, opinion.Source).ValueCell));
        }

        var curveValues = used.Select((opinion, at) => CurveValue(Name(opinion), days[at].ValueCell, opinion.Date!.Value, $"Opinion_{Number(at)}_Left")).ToList();
        foreach (var (opinion, at) in used.Select((opinion, at) => (opinion, at)))
            ratios.Add(sheet.Figure($"Opinion over curve: {Name(opinion)}", CellUnit.Percent, $"{values[at]}/{curveValues[at]}", opinion.RatioToCurve, opinion.Fit));
        var (all, dates) = (ratios[0].ValuesTo(ratios[^1]), days[0].ValuesTo(days[^1]));
        var never = draft.MarketInput($"Lot {lot.Lot.Id}: a day that never comes", CellUnit.Date, lot.Prefix + "Never_Date", Never, "Where the mark never leaves the curve.");
        if (draft.Case.Valuation.Mark == MarkPolicy.CredibilityWeighted)
        {
            foreach (var (opinion, at) in used.Select((opinion, at) => (opinion, at)))
                weights.Add(sheet.Figure($"Weight: {Name(opinion)}", CellUnit.Percent, draft.MarketInput($"Weight: {Name(opinion)}", CellUnit.Percent, $"{lot.Prefix}Opinion_{Number(at)}_Weight", opinion.Credibility, "").ValueCell));
            var weight = weights[0].ValuesTo(weights[^1]);
            var average = sheet.Figure("Opinions over curve, weighted", CellUnit.Percent, $"SUMPRODUCT({weight},{all})/SUM({weight})");
            return new MarkRows(
                sheet.Figure("Mark over curve", CellUnit.Percent, $"MIN(1,{average})", valued.MarkFactor),
                sheet.Figure("From", CellUnit.Date, $"IF({average}<1,MAX({dates}),{never})"));
        }

        return new MarkRows(
            sheet.Figure("Mark over curve", CellUnit.Percent, $"MIN(1,{all})", valued.MarkFactor),
            sheet.Figure("From", CellUnit.Date, $"IF(MIN({all})<1,INDEX({dates},MATCH(MIN({all}),{all},0)),{never})"));

        // Value of one GPU by the curve on a day, before the haircut; a lot not yet delivered counts as new.
        string CurveValue(string of, string day, DateOnly date, string name)
        {
            var (rule, delivered) = (draft.Case.Valuation.AgeRule, lot.Delivered.ValueCell);
            var apart = sheet.Figure($"Calendar months from delivery: {of}", CellUnit.Count, DateFormulas.MonthsApart(delivered, day));
            var whole = sheet.Figure($"Whole months from delivery: {of}", CellUnit.Count, DateFormulas.WholeMonths(delivered, day, apart.ValueCell, rule));
            var age = sheet.Figure($"Age in years: {of}", CellUnit.Factor, $"MAX(0,{DateFormulas.Years(delivered, day, whole.ValueCell, rule)})");
            return sheet.Figure(
                $"Value of one GPU by the curve: {of}", CellUnit.Money, $"{lot.HardwareCost}/{lot.Gpus}*{condition}*({curve.LeftOn(draft, lot, age, day, date, launches, lot.Prefix + name)})").ValueCell;
        }
    }

    private static string Name(OpinionOfValue opinion) => opinion.Kind.ToString().ToLowerInvariant();

    private static string Number(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);
}
