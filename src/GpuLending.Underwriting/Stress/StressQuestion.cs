using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;

namespace GpuLending.Underwriting.Stress;

/// <summary>What is asked of a deal under stress. Each kind reads its own members and leaves the others aside.</summary>
public sealed record StressQuestion
{
    /// <summary>What is asked.</summary>
    public StressKind Kind { get; init; }

    /// <summary>Scenario from which drivers move, by key; null for the base case. Not read by a comparison.</summary>
    public string? ScenarioKey { get; init; }

    /// <summary>The figure of a table, tornado or spider.</summary>
    public StressMeasure Measure { get; init; }

    /// <summary>Down the side of a two-way table, or the driver that a frontier sets; null for rent over its usual range.</summary>
    public StressAxis? Rows { get; init; }

    /// <summary>Along the top of a two-way table; its driver is the one a frontier searches; null for value over its usual range.</summary>
    public StressAxis? Columns { get; init; }

    /// <summary>The line of a frontier or a reverse stress; null for the deal's own three, of which a frontier takes the first.</summary>
    public StressTarget? Target { get; init; }

    /// <summary>How drivers move together; null for the standard correlations.</summary>
    public IReadOnlyList<DriverCorrelation>? Correlations { get; init; }

    /// <summary>Drivers of a break-even; null for all twelve.</summary>
    public IReadOnlyList<ScenarioDriver>? Drivers { get; init; }
}
