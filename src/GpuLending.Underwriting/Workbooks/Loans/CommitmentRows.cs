namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>What the lenders commit: one amount, or more from the days of its steps; never more than they hold or their tranches sum to.</summary>
internal sealed class CommitmentRows
{
    private readonly LoanInputs _inputs;
    private readonly string _hold;

    private CommitmentRows(LoanInputs inputs, string hold) => (_inputs, _hold) = (inputs, hold);

    /// <summary>The most that is committed on any day.</summary>
    public required WorkbookRow Most { get; init; }

    /// <summary>The largest loan whose draws stay within what is committed on their days.</summary>
    public required WorkbookRow Allows { get; init; }

    /// <summary>Number of the month of the draw that decides; null where the commitment is one amount.</summary>
    public required WorkbookRow? Month { get; init; }

    /// <summary>The most that is committed, as a formula.</summary>
    public static string MostOf(LoanInputs inputs, SizingInputs terms) => $"MIN({Amounts(inputs, inputs.StepAmounts.Count == 0 ? "" : $"+SUM({LoanInputs.Range(inputs.StepAmounts)})")}{HoldOf(inputs, terms)})";

    public static CommitmentRows Write(LoanGround ground, LoanInputs inputs, SizingInputs terms, DrawsSheet draws, WorkbookSheet sheet)
    {
        var hold = HoldOf(inputs, terms);
        var most = sheet.Figure(
            "The least of what is asked for and what lenders hold", CellUnit.Money, $"IF(COUNT({inputs.Commitment}{hold})=0,\"none\",{MostOf(inputs, terms)})");
        if (inputs.StepDays.Count == 0 || !ground.IsNew)
            return new CommitmentRows(inputs, hold) { Most = most, Allows = most, Month = null };
        var (days, amounts) = (LoanInputs.Range(inputs.StepDays), LoanInputs.Range(inputs.StepAmounts));
        var rows = draws.Draws.Select((draw, d) => sheet.Figure(
            $"Committed on draw {draw.Number} over what is drawn of a loan of 1", CellUnit.Money,
            $"MIN({inputs.Commitment}+SUMIF({days},\"<=\"&{draw.Date},{amounts}){hold})/({(d == draws.Draws.Count - 1 ? "1" : string.Join("+", draws.Draws.Take(d + 1).Select(earlier => earlier.Weight.ValueCell)))})")).ToList();
        var range = LoanInputs.Range(rows);
        var allows = sheet.Figure("The least of them", CellUnit.Money, $"MIN({range})");
        var month = sheet.Figure("Month of that draw", CellUnit.Count, $"CHOOSE(MATCH({allows},{range},0),{string.Join(",", draws.Draws.Select(draw => draw.Month.ValueCell))})");
        return new CommitmentRows(inputs, hold) { Most = most, Allows = allows, Month = month };
    }

    /// <summary>Amount and days of what is committed from a day to another, as a formula.</summary>
    /// <param name="sheet">The sheet that takes the cells of the steps.</param>
    /// <param name="ceiling">What the lenders commit at most.</param>
    public Func<string, string, string> DaysOn(WorkbookSheet sheet, WorkbookRow ceiling)
    {
        if (_inputs.StepDays.Count == 0)
            return (start, until) => $"{ceiling}*({until}-{start})";
        var (days, amounts) = (LoanInputs.Range(_inputs.StepDays), LoanInputs.Range(_inputs.StepAmounts));
        var first = sheet.Figure("Committed at first", CellUnit.Money, $"MIN({ceiling},{_inputs.Commitment}{_hold})");
        var steps = _inputs.StepDays.Select((day, i) =>
        {
            var own = _inputs.StepAmounts[i];
            var sameDay = i == 0 ? "0" : $"SUMIF({_inputs.StepDays[0].ValuesTo(_inputs.StepDays[i - 1])},{day},{_inputs.StepAmounts[0].ValuesTo(_inputs.StepAmounts[i - 1])})";
            var before = $"{_inputs.Commitment}+SUMIF({days},\"<\"&{day},{amounts})+{sameDay}";
            return sheet.Figure($"Committed more from step {i + 1}", CellUnit.Money, $"MIN({ceiling},{before}+{own}{_hold})-MIN({ceiling},{before}{_hold})");
        }).ToList();
        return (start, until) => $"({first}*({until}-{start}){string.Concat(steps.Select((step, i) => $"+{step}*MAX(0,{until}-MAX({start},{_inputs.StepDays[i]}))"))})";
    }

    private static string HoldOf(LoanInputs inputs, SizingInputs terms) => (terms.Hold is { } held ? $",{held}" : "") + (inputs.TranchesCommit is { } tranches ? $",{tranches}" : "");

    private static string Amounts(LoanInputs inputs, string steps) => inputs.Commitment.ValueCell + steps;
}
