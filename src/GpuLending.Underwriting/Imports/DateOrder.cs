namespace GpuLending.Underwriting.Imports;

/// <summary>Which of the first two numbers of a date is the day.</summary>
public enum DateOrder
{
    /// <summary>31/12/2026.</summary>
    DayFirst,

    /// <summary>12/31/2026.</summary>
    MonthFirst,
}
