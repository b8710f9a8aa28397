using GpuLending.Engine.Calendars;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>The engine's month arithmetic as formulas of a spreadsheet. EDATE keeps the anchor's day as <see cref="EndOfMonthRule.SameDay"/> does.</summary>
internal static class DateFormulas
{
    /// <summary>The date a number of months from an anchor.</summary>
    public static string AddMonths(string anchor, string months, EndOfMonthRule rule) => rule == EndOfMonthRule.SameDay
        ? $"EDATE({anchor},{months})"
        : $"IF(EOMONTH({anchor},0)={anchor},EOMONTH({anchor},{months}),EDATE({anchor},{months}))";

    /// <summary>Calendar months from one date's month to another's.</summary>
    public static string MonthsApart(string start, string end) => $"(YEAR({end})-YEAR({start}))*12+MONTH({end})-MONTH({start})";

    /// <summary>Whole months from a start to an end, from the months apart.</summary>
    public static string WholeMonths(string start, string end, string apart, EndOfMonthRule rule) => $"{apart}-IF({AddMonths(start, apart, rule)}>{end},1,0)";

    /// <summary>Years of twelve equal months from a start to an end, from the whole months.</summary>
    public static string Years(string start, string end, string whole, EndOfMonthRule rule) =>
        $"({whole}+({end}-{AddMonths(start, whole, rule)})/({AddMonths(start, whole + "+1", rule)}-{AddMonths(start, whole, rule)}))/12";
}
