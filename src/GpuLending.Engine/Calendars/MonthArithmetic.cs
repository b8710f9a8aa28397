namespace GpuLending.Engine.Calendars;

/// <summary>Months counted from an anchor. Every date is computed from the anchor, never from the date before it, so that 31 Jan, 28 Feb,
/// 31 Mar does not wear down to the 28th.</summary>
public static class MonthArithmetic
{
    /// <summary>The date a number of months from an anchor.</summary>
    /// <param name="anchor">The first date of the series.</param>
    /// <param name="months">Whole months, either sign.</param>
    /// <param name="rule">What an anchor at a month's end does.</param>
    /// <returns>The anchor's day in the target month, or the target month's last day when it is shorter or the rule says so.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The date leaves the calendar (year 1 to 9999), or the rule is unknown.</exception>
    public static DateOnly AddMonths(DateOnly anchor, int months, EndOfMonthRule rule = EndOfMonthRule.SameDay)
    {
        if (!Enum.IsDefined(rule))
            throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown end-of-month rule.");
        var date = anchor.AddMonths(months);
        return rule == EndOfMonthRule.MonthEnd && MonthEnds.IsMonthEnd(anchor) ? MonthEnds.Of(date) : date;
    }

    /// <summary>Whole months from a start to an end: the largest n with <c>AddMonths(start, n) &lt;= end</c>.</summary>
    /// <param name="start">The start, included.</param>
    /// <param name="end">The end; before the start gives a negative number.</param>
    /// <param name="rule">What a start at a month's end does.</param>
    /// <returns>31 Jan to 28 Feb 2023 is 1; 31 Jan to 27 Feb 2023 is 0; 1 Feb to 31 Jan is -1.</returns>
    public static int WholeMonthsBetween(DateOnly start, DateOnly end, EndOfMonthRule rule = EndOfMonthRule.SameDay)
    {
        var months = ((end.Year - start.Year) * 12) + end.Month - start.Month;
        return AddMonths(start, months, rule) > end ? months - 1 : months;
    }

    /// <summary>The time between two dates in years of twelve equal months: whole months, then the days left over as a part of the month
    /// they fall in. A machine's age: exactly 1 a year after it entered service, in leap years too.</summary>
    /// <param name="start">The start.</param>
    /// <param name="end">The end; before the start gives a negative number.</param>
    /// <param name="rule">What a start at a month's end does: from 30 Apr to 31 May is a whole month by month ends, and a month and a day by the same day.</param>
    /// <returns>Years, not rounded.</returns>
    public static double YearsBetween(DateOnly start, DateOnly end, EndOfMonthRule rule = EndOfMonthRule.SameDay)
    {
        var months = WholeMonthsBetween(start, end, rule);
        var reached = AddMonths(start, months, rule);
        if (reached == end)
            return months / 12.0;
        var next = AddMonths(start, months + 1, rule);
        return (months + ((end.DayNumber - reached.DayNumber) / (double)(next.DayNumber - reached.DayNumber))) / 12.0;
    }
}
