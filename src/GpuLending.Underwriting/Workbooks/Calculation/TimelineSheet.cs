using GpuLending.Engine.Calendars;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>The months of the deal, as docs/methodology/timeline.md makes them.</summary>
internal static class TimelineSheet
{
    public static TimelineRows Write(WorkbookDraft draft)
    {
        var dealCase = draft.Case;
        var rule = dealCase.Facility.PaymentDates.EndOfMonth;
        var months = draft.Result.Months;
        draft.Inputs.Block("Deal");
        var given = dealCase.Lots.Any(lot => CurveRows.IsGiven(lot.Curve ?? dealCase.Valuation.Curve));
        var closing = draft.InputUnless(given, "Closing date", CellUnit.Date, "Closing_Date", "/closingDate", dealCase.ClosingDate);
        draft.Inputs.Term("Currency", dealCase.Currency.Code);
        var first = draft.InputUnless(given, "First payment date", CellUnit.Date, "First_Payment_Date", "/facility/firstPaymentDate", dealCase.Facility.FirstPaymentDate);

        var sheet = draft.Model.Sheet("Timeline", "Month 0 is closing; flows of a month fall after the date before it, up to and with its own.");
        sheet.Axis = new SheetAxis(months.Count, null, null);
        sheet.Block("Anchor of the months");
        var apart = sheet.Figure("Calendar months from closing to the first payment", CellUnit.Count, $"IF({first}=\"\",0,{DateFormulas.MonthsApart(closing.ValueCell, first.ValueCell)})");
        var follows = sheet.Figure(
            "Months follow closing", CellUnit.Flag, $"IF({first}=\"\",1,IF(AND({apart}>0,{DateFormulas.AddMonths(closing.ValueCell, apart.ValueCell, rule)}={first}),1,0))",
            note: "1 when the first payment date is whole months after closing; otherwise the months follow the first payment date.");
        var anchor = sheet.Figure("Date the months are counted from", CellUnit.Date, $"IF({follows}=1,{closing},{first})");
        var offset = sheet.Figure(
            "Months from that date to month 0", CellUnit.Count, $"IF({follows}=1,0,-({apart}+IF({DateFormulas.AddMonths(first.ValueCell, "-" + apart.ValueCell, rule)}>{closing},1,0)))");

        sheet.Block("Months");
        var number = sheet.Series("Month", CellUnit.Count, row => $"IF(ISNUMBER({row.Before}),{row.Before}+1,0)");
        number.Shown = [.. Enumerable.Range(0, months.Count).Select(month => (double)month)];
        double[] dates = [.. months.Select(WorkbookLayout.Serial)];
        var date = sheet.Series(
            "Date", CellUnit.Date, $"IF({number.Here}=0,{closing},{DateFormulas.AddMonths(anchor.ValueCell, $"{offset}+{number.Here}", rule)})", engine: dates);
        var start = sheet.Series("Date before", CellUnit.Date, $"IF({number.Here}=0,{closing},{date.Before})");
        start.Shown = [dates[0], .. dates[..^1]];
        var share = sheet.Series(
            "Part of a whole month", CellUnit.Factor,
            $"IF({number.Here}=0,0,({date.Here}-{start.Here})/({date.Here}-{DateFormulas.AddMonths(anchor.ValueCell, $"{offset}+{number.Here}-1", rule)}))",
            note: "Below 1 in a short first month only.");
        var wholeToStart = sheet.Series("Whole months from closing to the start", CellUnit.Count, Whole(closing.ValueCell, start.Here));
        var whole = sheet.Series("Whole months from closing", CellUnit.Count, Whole(closing.ValueCell, date.Here));
        var years = sheet.Series(
            "Years from closing", CellUnit.Factor, $"IF({follows}=1,{number.Here}/12,{DateFormulas.Years(closing.ValueCell, date.Here, whole.Here, EndOfMonthRule.SameDay)})");
        var wholeYears = sheet.Series(
            "Whole years from closing to the start of the month", CellUnit.Count, $"IF({number.Here}=0,0,INT(IF({follows}=1,{number.Here}-1,{wholeToStart.Here})/12))",
            note: "How often yearly steps of cost have been taken.");
        sheet.Axis = new SheetAxis(months.Count, number, date);
        draft.Check("The months run from closing without a gap", $"SUMPRODUCT(({date.All}<={start.All})*({number.All}>0))=0");
        return new TimelineRows(sheet.Axis, closing, number, date, start, share, years, wholeYears);
    }

    private static string Whole(string start, string end)
    {
        var apart = $"({DateFormulas.MonthsApart(start, end)})";
        return DateFormulas.WholeMonths(start, end, apart, EndOfMonthRule.SameDay);
    }
}
