namespace GpuLending.Engine.Calendars;

/// <summary>Where a date goes that is not a business day. Source: 2006 ISDA Definitions 4.12. See docs/methodology/business-days.md.</summary>
public enum BusinessDayRule
{
    /// <summary>It stays where it is.</summary>
    Unadjusted = 0,

    /// <summary>To the first business day after it.</summary>
    Following,

    /// <summary>To the first business day after it, unless that lies in the next month: then to the last business day before it.</summary>
    ModifiedFollowing,

    /// <summary>To the last business day before it.</summary>
    Preceding,
}
