using GpuLending.Engine.Portfolio;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Portfolio;

/// <summary>What is asked of the book.</summary>
public sealed record PortfolioQuestion
{
    /// <summary>Which deals make it.</summary>
    public PortfolioScope Scope { get; init; }

    /// <summary>Over which time defaults are counted.</summary>
    public PortfolioHorizon Horizon { get; init; } = PortfolioHorizon.Life;

    /// <summary>Correlations, paths, seed, confidence, limits.</summary>
    public PortfolioTerms Terms { get; init; } = new();

    /// <summary>Yearly probability of default for deals that have none of their own, as a fraction; null to leave them out.</summary>
    public double? AssumedProbability { get; init; }

    /// <summary>Deal whose addition to the book is measured; it joins the book whatever its stage. Null for none.</summary>
    public Guid? Reviewed { get; init; }

    /// <summary>That deal as it stands on a desk; null for its saved draft.</summary>
    public DealDocument? ReviewedDocument { get; init; }
}
