namespace GpuLending.Engine.Cashflows;

/// <summary>Revenue, costs and cash flow by month. Revenue and receipts are positive, costs are positive amounts that are taken off.</summary>
public sealed record OperatingCashflow
{
    /// <summary>Fees earned under contracts, before any prepayment is used up.</summary>
    public required IReadOnlyList<double> ContractedRevenue { get; init; }

    /// <summary>Part of those fees settled from prepayments: no cash.</summary>
    public required IReadOnlyList<double> PrepaymentUsed { get; init; }

    /// <summary>Prepayments received: a source, not cash flow available for debt service.</summary>
    public required IReadOnlyList<double> PrepaymentReceived { get; init; }

    /// <summary>Revenue of GPUs outside contracts.</summary>
    public required IReadOnlyList<double> MerchantRevenue { get; init; }

    /// <summary>Entered cash flows, net.</summary>
    public required IReadOnlyList<double> Other { get; init; }

    /// <summary>Electricity.</summary>
    public required IReadOnlyList<double> Power { get; init; }

    /// <summary>Space and cooling.</summary>
    public required IReadOnlyList<double> Colocation { get; init; }

    /// <summary>Maintenance, insurance and fixed cost.</summary>
    public required IReadOnlyList<double> OtherCosts { get; init; }

    /// <summary>Cash flow available for debt service.</summary>
    public required IReadOnlyList<double> Cfads { get; init; }

    /// <summary>Part of it that contracts pay, after the contracted GPUs' costs.</summary>
    public required IReadOnlyList<double> ContractedCfads { get; init; }

    /// <summary>The rest.</summary>
    public required IReadOnlyList<double> MerchantCfads { get; init; }

    /// <summary>Contracts in the case's order, each with its revenue by month.</summary>
    public required IReadOnlyList<ContractRevenuePath> Contracts { get; init; }
}
