namespace GpuLending.Engine.Sizing;

/// <summary>Balance at most a share of eligible cost depreciated on a straight line without residual. Six years is the market's debt test (CoreWeave DDTL 5.0, "GPU Depreciated Amount").</summary>
public sealed record DepreciatedCostTerms
{
    /// <summary>What the limit is to this loan.</summary>
    public LimitStatus Status { get; init; } = LimitStatus.ShownOnly;

    /// <summary>Share of depreciated cost, as a fraction.</summary>
    public double Maximum { get; init; } = 1.0;

    /// <summary>Life of the straight line in years.</summary>
    public double LifeYears { get; init; } = 6;
}
