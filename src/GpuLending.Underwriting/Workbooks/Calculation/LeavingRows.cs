using GpuLending.Engine.Calendars;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>A customer's right to leave before the end: from when, how likely, for which fee. docs/methodology/contracted-revenue.md.</summary>
internal sealed record LeavingRows
{
    private const double MostMonths = 480;

    /// <summary>Day from which it may leave.</summary>
    public required WorkbookRow From { get; init; }

    /// <summary>Whether what follows that day is not certain; otherwise it is thinned out and certain.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Probability that it has not left, by month.</summary>
    public required WorkbookRow Stays { get; init; }

    /// <summary>The same on the contract's last day.</summary>
    public required WorkbookRow StaysAtEnd { get; init; }

    public required WorkbookRow FeeAmount { get; init; }

    public required WorkbookRow FeeMonths { get; init; }

    public required WorkbookRow Probability { get; init; }

    /// <summary>Writes inputs and probabilities; null where the customer has no such right.</summary>
    public static LeavingRows? Write(WorkbookDraft draft, WorkbookSheet sheet, OfftakeContract contract, string prefix, string path, WorkbookRow start, WorkbookRow end)
    {
        if (contract.Termination is not { } terms)
            return null;
        var at = path + "/termination";
        var earliest = draft.Input("May give notice from; empty from the start", CellUnit.Date, prefix + "Leaving_Date", at + "/earliestDate", terms.EarliestDate);
        var notice = draft.Input("Months of notice", CellUnit.Count, prefix + "Leaving_Notice", at + "/noticeMonths", terms.NoticeMonths, (0, MostMonths));
        var probability = draft.Input("Probability a year that it leaves", CellUnit.Percent, prefix + "Leaving_Probability", at + "/probabilityPerAnnum", terms.ProbabilityPerAnnum, (0, 1));
        var amount = draft.Input("Fee for leaving; empty for months of fees", CellUnit.Money, prefix + "Leaving_Fee", at + "/feeAmount", terms.FeeAmount, (0, 1e15));
        var months = draft.Input("Months of fees for leaving", CellUnit.Factor, prefix + "Leaving_Fee_Months", at + "/feeMonths", terms.FeeMonths, (0, MostMonths));
        var from = sheet.Figure("May leave from", CellUnit.Date, DateFormulas.AddMonths($"MAX({start},{earliest})", notice.ValueCell, EndOfMonthRule.MonthEnd));
        return new LeavingRows
        {
            From = from,
            IsOpen = terms.Kind == TerminationKind.Convenience,
            Stays = StaysOn(sheet, draft.Timeline.Date.Here, end, from, probability, "month"),
            StaysAtEnd = StaysAt(sheet, end, from, probability),
            FeeAmount = amount,
            FeeMonths = months,
            Probability = probability,
        };
    }

    /// <summary>Probability that the customer has not left by a day of each month, by the end at the latest.</summary>
    public static WorkbookRow StaysOn(WorkbookSheet sheet, string date, WorkbookRow end, WorkbookRow from, WorkbookRow probability, string of)
    {
        var day = sheet.Series($"Day of the {of}, the end at the latest", CellUnit.Date, $"MIN({date},{end})");
        var apart = sheet.Series($"Calendar months since it may leave: {of}", CellUnit.Count, DateFormulas.MonthsApart(from.ValueCell, day.Here));
        var whole = sheet.Series($"Whole months since it may leave: {of}", CellUnit.Count, DateFormulas.WholeMonths(from.ValueCell, day.Here, apart.Here, EndOfMonthRule.SameDay));
        return sheet.Series(
            $"Probability that it stays: {of}", CellUnit.Percent,
            $"IF(OR({day.Here}<={from},{probability}=0),1,(1-{probability})^({DateFormulas.Years(from.ValueCell, day.Here, whole.Here, EndOfMonthRule.SameDay)}))");
    }

    private static WorkbookRow StaysAt(WorkbookSheet sheet, WorkbookRow end, WorkbookRow from, WorkbookRow probability)
    {
        var apart = sheet.Figure("Calendar months from that day to the end", CellUnit.Count, DateFormulas.MonthsApart(from.ValueCell, end.ValueCell));
        var whole = sheet.Figure("Whole months from that day to the end", CellUnit.Count, DateFormulas.WholeMonths(from.ValueCell, end.ValueCell, apart.ValueCell, EndOfMonthRule.SameDay));
        return sheet.Figure(
            "Probability that it stays to the end", CellUnit.Percent,
            $"IF(OR({end}<={from},{probability}=0),1,(1-{probability})^({DateFormulas.Years(from.ValueCell, end.ValueCell, whole.ValueCell, EndOfMonthRule.SameDay)}))");
    }
}
