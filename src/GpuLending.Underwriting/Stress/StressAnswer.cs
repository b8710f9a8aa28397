using GpuLending.Engine.Scenarios;

namespace GpuLending.Underwriting.Stress;

/// <summary>The answer to a stress question: the one member that was asked for is given.</summary>
public sealed record StressAnswer
{
    /// <summary>Market it was run on.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>The scenario from which drivers moved.</summary>
    public required Scenario From { get; init; }

    /// <summary>Cases side by side; null when something else was asked.</summary>
    public StressComparison? Comparison { get; init; }

    /// <summary>Two-way table; null when something else was asked.</summary>
    public TwoWayTable? TwoWay { get; init; }

    /// <summary>Tornado; null when something else was asked.</summary>
    public Tornado? Tornado { get; init; }

    /// <summary>Spider; null when something else was asked.</summary>
    public Spider? Spider { get; init; }

    /// <summary>Break points; empty when something else was asked.</summary>
    public IReadOnlyList<BreakPoint> BreakPoints { get; init; } = [];

    /// <summary>Points of the frontier, one a value of the driver that is set; empty when something else was asked.</summary>
    public IReadOnlyList<BreakPoint> Frontier { get; init; } = [];

    /// <summary>Reverse stress, one a line; empty when something else was asked.</summary>
    public IReadOnlyList<ReverseStress> Reverse { get; init; } = [];
}
