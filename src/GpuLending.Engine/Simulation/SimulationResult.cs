using System.Text.Json.Serialization;

namespace GpuLending.Engine.Simulation;

/// <summary>What a complete simulation says. Amounts are in the loan's currency, discounted to closing where they are losses; odds are shares of all paths.</summary>
public sealed record SimulationResult
{
    /// <summary>Version of the engine.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Snapshot of the market it was run on.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>The terms it was run on.</summary>
    public required SimulationTerms Terms { get; init; }

    /// <summary>Currency of the amounts.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The loan's size.</summary>
    public required double LoanSize { get; init; }

    /// <summary>Months of each path.</summary>
    public required int Months { get; init; }

    /// <summary>Why the paths went one by one through the general engine, in words; null when the deal's terms fit the fast form.</summary>
    public string? WhyGeneral { get; init; }

    /// <summary>Customers with the intensities that were used.</summary>
    public required IReadOnlyList<CustomerIntensity> Customers { get; init; }

    /// <summary>Share of paths that default.</summary>
    public required Estimate ProbabilityOfDefault { get; init; }

    /// <summary>Sum of losses over sum of exposures at default, both discounted; null without defaults.</summary>
    public required Estimate? LossGivenDefault { get; init; }

    /// <summary>Mean loss over all paths.</summary>
    public required Estimate ExpectedLoss { get; init; }

    /// <summary>Standard deviation of the loss over all paths.</summary>
    public required Estimate UnexpectedLoss { get; init; }

    /// <summary>Mean discounted exposure of the paths that default; null without defaults.</summary>
    public required double? ExposureAtDefault { get; init; }

    /// <summary>Value at risk and expected shortfall at 90, 95, 99 and 99.9 %.</summary>
    public required IReadOnlyList<LossLevel> Levels { get; init; }

    /// <summary>Number of paths that default in each month; index is the month.</summary>
    public required IReadOnlyList<int> DefaultsByMonth { get; init; }

    /// <summary>Number of paths in which each customer has failed by the last month, in the order of <see cref="Customers"/>.</summary>
    public required IReadOnlyList<int> CustomerDefaults { get; init; }

    /// <summary>Where the rating of each customer goes that has one, in the order of <see cref="Customers"/>; null when ratings do not migrate.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RatingOutlook>? Ratings { get; init; }

    /// <summary>Odds of each covenant, in the case's order.</summary>
    public required IReadOnlyList<BreachProfile> Covenants { get; init; }

    /// <summary>Odds of each trigger of the waterfall, in its order; empty without a waterfall.</summary>
    public required IReadOnlyList<BreachProfile> Triggers { get; init; }

    /// <summary>Fan charts.</summary>
    public required IReadOnlyList<FanChart> Fans { get; init; }

    /// <summary>Histogram of the losses above zero, bars of equal width.</summary>
    public required IReadOnlyList<LossBin> Histogram { get; init; }

    /// <summary>Expected loss and default odds as paths were added.</summary>
    public required IReadOnlyList<ConvergencePoint> Convergence { get; init; }

    /// <summary>Moments of the factors in the last month.</summary>
    public required FactorMoments Moments { get; init; }

    /// <summary>Paths with the largest losses, the largest first, ten at most.</summary>
    public required IReadOnlyList<int> WorstPaths { get; init; }

    /// <summary>Loss of every path, by number. Left out of stored results.</summary>
    [JsonIgnore]
    public IReadOnlyList<double> Losses { get; init; } = [];
}
