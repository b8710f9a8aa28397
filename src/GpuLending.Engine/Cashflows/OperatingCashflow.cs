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

    /// <summary>Maintenance, insurance, software, staff, selling and administration, property tax and fixed cost: the lines of <see cref="Lines"/> together.</summary>
    public required IReadOnlyList<double> OtherCosts { get; init; }

    /// <summary>The lines of the other costs, each with its key and amount by month; a line that is nil throughout is left out.</summary>
    public IReadOnlyList<Costs.CostLine> Lines { get; init; } = [];

    /// <summary>Set aside for replacement, and replacement paid out of the month's cash; empty when nothing is reserved.</summary>
    public IReadOnlyList<double> Replacement { get; init; } = [];

    /// <summary>The replacement reserve after each month; empty when nothing is reserved.</summary>
    public IReadOnlyList<double> ReplacementBalance { get; init; } = [];

    /// <summary>Cash taken by working capital, negative where it gives cash; empty when everything is cash in its month.</summary>
    public IReadOnlyList<double> WorkingCapital { get; init; } = [];

    /// <summary>Revenue earned and not yet received after each month; empty when everything is cash in its month.</summary>
    public IReadOnlyList<double> Receivable { get; init; } = [];

    /// <summary>Costs consumed and not yet paid after each month; empty when everything is cash in its month.</summary>
    public IReadOnlyList<double> Payable { get; init; } = [];

    /// <summary>Income tax paid; empty when none is levied.</summary>
    public IReadOnlyList<double> IncomeTax { get; init; } = [];

    /// <summary>Cash flow available for debt service: revenue less prepayments used, costs, replacement, working capital and income tax.</summary>
    public required IReadOnlyList<double> Cfads { get; init; }

    /// <summary>Part of it that contracts pay, after the contracted GPUs' costs.</summary>
    public required IReadOnlyList<double> ContractedCfads { get; init; }

    /// <summary>The rest.</summary>
    public required IReadOnlyList<double> MerchantCfads { get; init; }

    /// <summary>Contracts in the case's order, each with its revenue by month.</summary>
    public required IReadOnlyList<ContractRevenuePath> Contracts { get; init; }
}
