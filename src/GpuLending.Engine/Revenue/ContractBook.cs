namespace GpuLending.Engine.Revenue;

/// <summary>What the contracts are worth to a lender on the valuation date. Revenue is counted over the months of the run after that date.
/// See docs/methodology/contract-book.md.</summary>
public sealed record ContractBook
{
    /// <summary>Contracts in the case's order.</summary>
    public required IReadOnlyList<ContractPosition> Contracts { get; init; }

    /// <summary>Customers, the largest share of contracted revenue first.</summary>
    public required IReadOnlyList<CustomerShare> Customers { get; init; }

    /// <summary>Sum of the squares of the customers' shares: 1 for a single customer, 1/n for n equal ones; null without contracted revenue.</summary>
    public required double? Herfindahl { get; init; }

    /// <summary>Contracted revenue still to come.</summary>
    public required double RemainingRevenue { get; init; }

    /// <summary>Contracted revenue to the last maturity over the loan's size, a multiple; null when the loan is zero.</summary>
    public required double? ContractedCover { get; init; }

    /// <summary>The customers' letter weighted by contracted revenue to the last maturity, guarantees looked through.</summary>
    public required string Rating { get; init; }

    /// <summary>Billed and received over projected in the last months reported, a fraction; null without a report.</summary>
    public required double? RealisationRatio { get; init; }

    /// <summary>Months in that ratio.</summary>
    public required int RealisationMonths { get; init; }
}
