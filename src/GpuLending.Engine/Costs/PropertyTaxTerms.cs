namespace GpuLending.Engine.Costs;

/// <summary>Tax on the fleet as personal property: a rate on an assessed share of what it cost, which falls as the fleet ages.</summary>
public sealed record PropertyTaxTerms
{
    /// <summary>Tax a year as a fraction of the assessed value, 0 to 0.2.</summary>
    public double RatePerAnnum { get; init; }

    /// <summary>
    /// Assessed value as a fraction of the lot's cost in its first, second, ... year in service, each 0 to 1.5; later years keep the last. Empty when the cost
    /// itself is assessed every year.
    /// </summary>
    public IReadOnlyList<double> AssessedShareByYear { get; init; } = [];

    /// <summary>First day on which the tax runs, inclusive, where an abatement delays it; null from each lot's in-service date.</summary>
    public DateOnly? From { get; init; }
}
