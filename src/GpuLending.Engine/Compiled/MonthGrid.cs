using GpuLending.Engine.Calendars;

namespace GpuLending.Engine.Compiled;

/// <summary>The monthly dates of a deal as numbers: month 0 is closing, and a date that lies whole months from closing has its number. Only closings whose months need no rule of their
/// own have a grid: at a month's end, or on the 28th or before, where months counted from any of the dates are the same.</summary>
internal readonly struct MonthGrid
{
    private readonly int _closing;
    private readonly int _day;

    private MonthGrid(int closing, int day) => (_closing, _day) = (closing, day);

    private bool AtMonthEnd => _day == 0;

    /// <summary>The grid of a closing; null when its months need a rule.</summary>
    public static MonthGrid? Of(DateOnly closing, EndOfMonthRule rule)
    {
        var (year, month, day) = closing;
        if (rule == EndOfMonthRule.MonthEnd && day == DateTime.DaysInMonth(year, month))
            return new MonthGrid((year * 12) + month, 0);
        return day <= 27 ? new MonthGrid((year * 12) + month, day) : null;
    }

    /// <summary>Whether ages and anniversaries counted by a rule fall on the grid.</summary>
    public bool Follows(EndOfMonthRule rule) => !AtMonthEnd || rule == EndOfMonthRule.MonthEnd;

    /// <summary>The number of a date, below zero before closing; false when it lies between two of the grid.</summary>
    public bool TryMonth(DateOnly date, out int month)
    {
        var (year, ofYear, day) = date;
        month = (year * 12) + ofYear - _closing;
        return AtMonthEnd ? day >= 28 && day == DateTime.DaysInMonth(year, ofYear) : day == _day;
    }
}
