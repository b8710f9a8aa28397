using GpuLending.Engine;
using GpuLending.Engine.Portfolio;

namespace GpuLending.Underwriting.Portfolio;

/// <summary>The book and what it may lose.</summary>
/// <param name="Result">Figures.</param>
/// <param name="Deals">Every deal of the scope, in the figures or left out.</param>
/// <param name="Currency">Currency of the book.</param>
/// <param name="Snapshot">Market on which every deal was evaluated.</param>
public sealed record PortfolioView(PortfolioResult Result, IReadOnlyList<PortfolioDeal> Deals, Currency Currency, MarketSnapshot Snapshot)
{
    /// <summary>Deals that are not in the figures.</summary>
    public IEnumerable<PortfolioDeal> LeftOut => Deals.Where(deal => deal.LeftOut is not null);
}
