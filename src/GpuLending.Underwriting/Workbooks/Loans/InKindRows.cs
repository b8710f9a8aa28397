using GpuLending.Engine.Calendars;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Interest of a period that the borrower may add to the loan: the years of it, and what the part added bears on top.</summary>
internal sealed record InKindRows(WorkbookRow Years, WorkbookRow Extra)
{
    /// <summary>Writes the rows of one clock; null without the term.</summary>
    /// <param name="live">1 on the payments.</param>
    /// <param name="start">Day from which interest runs.</param>
    /// <param name="accrued">Day up to which it runs.</param>
    public static InKindRows? Write(WorkbookSheet sheet, LoanInputs inputs, DayCount dayCount, WorkbookRow live, WorkbookRow start, WorkbookRow accrued)
    {
        if (inputs.InKind is not { } terms)
            return null;
        var cash = inputs.CapitalisedUntil is { } until ? $",{until}" : "";
        var from = sheet.Series("May be added from", CellUnit.Date, $"IF({live.Here}=1,MAX({start.Here},{terms.From}{cash}),0)");
        var to = sheet.Series("Up to", CellUnit.Date, $"IF({live.Here}=1,MIN({terms.Until},{accrued.Here}),0)");
        var years = sheet.Series(
            "Years of interest that is added", CellUnit.Factor, $"IF({to.Here}>{from.Here},{terms.Share}*{DayCountFormula.Years(dayCount, from.Here, to.Here)},0)");
        return new InKindRows(years, sheet.Series("What it bears on top, per 1 of balance", CellUnit.Factor, $"{terms.Margin}*{years.Here}"));
    }

    /// <summary>A margin with what is borne on top, spread over the period.</summary>
    public static string OnTop(InKindRows? rows, string margin, WorkbookRow years) => rows is null ? margin : $"({margin}+IF({years.Here}>0,{rows.Extra.Here}/{years.Here},0))";

    /// <summary>The part of the lenders' interest that is added to the loan.</summary>
    /// <param name="capitalised">The part that the terms add by themselves; null where none.</param>
    public string Added(WorkbookRow? capitalised, WorkbookRow lender, WorkbookRow years)
    {
        var own = capitalised?.Here ?? "0";
        return $"IF(OR({Years.Here}=0,{lender.Here}*{years.Here}<=0),{own},MIN(1,(({lender.Here}-{Extra.Here}/{years.Here})*({own}*{years.Here}+{Years.Here})+{Extra.Here})/({lender.Here}*{years.Here})))";
    }
}
