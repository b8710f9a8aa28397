namespace GpuLending.Engine.Calendars;

/// <summary>The last days of months: the grid on which a deal is projected.</summary>
public static class MonthEnds
{
    /// <summary>The last day of a date's month.</summary>
    /// <param name="date">Any date.</param>
    /// <returns>The last day; the date itself when it is one.</returns>
    public static DateOnly Of(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));

    /// <summary>Whether a date is the last day of its month.</summary>
    /// <param name="date">Any date.</param>
    /// <returns>True on the last day, 29 February included; 28 February of a leap year is not one.</returns>
    public static bool IsMonthEnd(DateOnly date) => date.Day == DateTime.DaysInMonth(date.Year, date.Month);

    /// <summary>The month end a number of months after a date's own.</summary>
    /// <param name="date">Any date.</param>
    /// <param name="months">Whole months, either sign; 0 is the end of the date's own month.</param>
    /// <returns>The month end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The date leaves the calendar.</exception>
    public static DateOnly After(DateOnly date, int months) => Of(new DateOnly(date.Year, date.Month, 1).AddMonths(months));

    /// <summary>Writes consecutive month ends, the first being the end of the first date's own month.</summary>
    /// <param name="first">Any date of the first month.</param>
    /// <param name="destination">Filled in date order, one month an element.</param>
    /// <exception cref="ArgumentOutOfRangeException">A date leaves the calendar.</exception>
    public static void Fill(DateOnly first, Span<DateOnly> destination)
    {
        for (var i = 0; i < destination.Length; i++)
            destination[i] = After(first, i);
    }
}
