namespace GpuLending.Engine.Covenants;

/// <summary>Where a date of the calendar stands as of a day.</summary>
public enum MonitoringState
{
    /// <summary>Not yet within its notice.</summary>
    Ahead,

    /// <summary>Within its notice, or due and inside its grace.</summary>
    Due,

    /// <summary>Past its grace and nothing came.</summary>
    Late,

    /// <summary>Came.</summary>
    Done,

    /// <summary>Excused by an exception of the lenders.</summary>
    Excepted,
}
