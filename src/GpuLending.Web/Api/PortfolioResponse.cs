using GpuLending.Engine.Portfolio;
using GpuLending.Underwriting.Portfolio;

namespace GpuLending.Web.Api;

/// <summary>The book and what it may lose.</summary>
public sealed record PortfolioResponse
{
    /// <summary>Figures of the book, parts by loan (keys are deals' ids) and concentration.</summary>
    public required PortfolioResult Result { get; init; }

    /// <summary>Every deal of the scope, in the figures or left out with the reason.</summary>
    public required IReadOnlyList<PortfolioDeal> Deals { get; init; }

    /// <summary>Currency of the book, ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Market on which every deal was evaluated.</summary>
    public required SnapshotReference Snapshot { get; init; }
}
