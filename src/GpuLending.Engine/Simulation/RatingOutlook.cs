namespace GpuLending.Engine.Simulation;

/// <summary>Where a customer's rating goes in a simulation in which ratings migrate.</summary>
public sealed record RatingOutlook
{
    /// <summary>The customer.</summary>
    public required string Customer { get; init; }

    /// <summary>Its rating today, one of <see cref="RatingMigration.Ratings"/>.</summary>
    public required string Rating { get; init; }

    /// <summary>Share of paths in each rating and, last, in default at the end of each month; the first index is the month, closing at 0.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Odds { get; init; }

    /// <summary>Share of paths on which it has been below BBB, or has failed, at least once by each month; index is the month. Ones for a customer that is below today.</summary>
    public required IReadOnlyList<Estimate> EverBelowInvestmentGrade { get; init; }
}
