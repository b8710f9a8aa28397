namespace GpuLending.Engine.Calibration;

/// <summary>What to compute about a series.</summary>
public sealed record CalibrationOptions
{
    /// <summary>The day on which age is zero; null for the day of the first price in the window.</summary>
    public DateOnly? OriginDate { get; init; }

    /// <summary>First day of the window, included; null for all.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the window, included; null for all.</summary>
    public DateOnly? To { get; init; }

    /// <summary>True to fit one slope inside providers, with a level for each.</summary>
    public bool ProviderEffects { get; init; }

    /// <summary>How the uncertainty of the slope is measured.</summary>
    public SlopeErrorKind Errors { get; init; } = SlopeErrorKind.Classical;

    /// <summary>Prices in a block of the bootstrap; null for the cube root of their number, rounded up.</summary>
    public int? BlockLength { get; init; }

    /// <summary>Samples of a bootstrap.</summary>
    public int Replications { get; init; } = 999;

    /// <summary>Seed of everything drawn.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>True to look for a breakpoint.</summary>
    public bool Breakpoint { get; init; } = true;

    /// <summary>Least prices in a regime; null for 15 % of all, at least four.</summary>
    public int? MinimumSegment { get; init; }

    /// <summary>Samples for the p-value of the breakpoint; 0 for no p-value.</summary>
    public int BreakpointReplications { get; init; }

    /// <summary>True to compare forms.</summary>
    public bool Forms { get; init; } = true;

    /// <summary>Days on which successors of the model became available, for the generation step.</summary>
    public IReadOnlyList<DateOnly> SuccessorDates { get; init; } = [];
}
