namespace GpuLending.Engine.Calendars;

/// <summary>What a date that starts at a month's end does in the months after it. Named on the loan, never implied.</summary>
public enum EndOfMonthRule
{
    /// <summary>Keeps the anchor's day number, shortened where the month is shorter: 28 Feb 2023 + 1 month is 28 Mar; 31 Jan + 1 is 28 Feb.</summary>
    SameDay = 0,

    /// <summary>An anchor on the last day of its month stays on the last day: 28 Feb 2023 + 1 month is 31 Mar. Also known as EOM.
    /// Source: market usage; OpenGamma Strata, RollConventions.EOM.</summary>
    MonthEnd = 1,
}
