using GpuLending.Engine.Calendars;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Years of an interest period, as docs/methodology/day-counts.md counts them.</summary>
internal static class DayCountFormula
{
    /// <summary>Years of a period, its first day included and its last not.</summary>
    public static string Years(DayCount dayCount, string start, string end)
    {
        if (dayCount == DayCount.Act360 || dayCount == DayCount.Act365Fixed)
            return $"({end}-{start})/{LoanConstants.InterestYear}";
        if (dayCount == DayCount.Thirty360)
            return Thirty(start, end, Day(start), $"IF(DAY({start})>={LoanConstants.InterestMonth},{Day(end)},DAY({end}))");
        if (dayCount == DayCount.ThirtyE360)
            return Thirty(start, end, Day(start), Day(end));
        return dayCount == DayCount.ThirtyE360Isda
            ? Thirty(start, end, $"IF(DAY({start}+1)=1,{LoanConstants.InterestMonth},{Day(start)})", $"IF(DAY({end}+1)=1,{LoanConstants.InterestMonth},{Day(end)})")
            : $"({YearOf(end)}-{YearOf(start)})";
    }

    // Each day counts by the length of its own year, so a period is the difference of two points on the line of years.
    private static string YearOf(string date) =>
        $"(YEAR({date})+({date}-DATE(YEAR({date}),1,1))/(DATE(YEAR({date})+1,1,1)-DATE(YEAR({date}),1,1)))";

    private static string Thirty(string start, string end, string startDay, string endDay) =>
        $"((YEAR({end})-YEAR({start}))*{LoanConstants.InterestYear}+(MONTH({end})-MONTH({start}))*{LoanConstants.InterestMonth}+{endDay}-{startDay})/{LoanConstants.InterestYear}";

    private static string Day(string date) => $"MIN(DAY({date}),{LoanConstants.InterestMonth})";
}
