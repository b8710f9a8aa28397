namespace GpuLending.Engine.Scenarios;

/// <summary>The most plausible joint move of drivers that crosses a line, or why there is none.</summary>
public sealed record ReverseStress
{
    /// <summary>The line.</summary>
    public required StressTarget Target { get; init; }

    /// <summary>Whether one was found.</summary>
    public required bool IsFound { get; init; }

    /// <summary>What was found, or why nothing was, in one or two sentences.</summary>
    public required string Reason { get; init; }

    /// <summary>The scenario that crosses the line when it is run, in numbers that can be typed; the starting one when nothing was found.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Its Mahalanobis distance from the start in standard deviations; null when nothing was found.</summary>
    public required double? Distance { get; init; }

    /// <summary>The measure at the start; null when it does not exist.</summary>
    public required double? Before { get; init; }

    /// <summary>The measure when the scenario is run; null when nothing was found, or it has no bound.</summary>
    public required double? After { get; init; }

    /// <summary>The drivers, those that moved furthest first.</summary>
    public required IReadOnlyList<ReverseMove> Moves { get; init; }

    /// <summary>How far each driver is taken to move.</summary>
    public required IReadOnlyList<DriverSpread> Spreads { get; init; }

    /// <summary>How drivers are taken to move together.</summary>
    public required IReadOnlyList<DriverCorrelation> Correlations { get; init; }

    /// <summary>How many runs it took.</summary>
    public required int Runs { get; init; }
}
