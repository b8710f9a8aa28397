namespace GpuLending.Engine.Credit;

/// <summary>The loan's price beside what the lender's grid asks, and what it costs the borrower. Rates are yearly fractions.</summary>
public sealed record LoanPricing
{
    /// <summary>Rating the grid was read with.</summary>
    public required string Rating { get; init; }

    /// <summary>Months from closing to the contracts' end, weighted by contracted revenue; 0 without contracts.</summary>
    public required double ContractMonths { get; init; }

    /// <summary>Tenor the grid was read with: months from closing to the last maturity.</summary>
    public required int TenorMonths { get; init; }

    /// <summary>The row that prices it; null when no row admits it.</summary>
    public MarginGridRow? Row { get; init; }

    /// <summary>The deal's own margin, blended where draws or tranches bear their own; of a fixed rate, the rate less the base rate's forwards weighted by balance.</summary>
    public double? OwnMargin { get; init; }

    /// <summary>Whether <see cref="OwnMargin"/> was worked out of a fixed rate.</summary>
    public bool FromFixedRate { get; init; }

    /// <summary>The market's shortcut: margin + (discount + upfront fee) / min(4, average life).</summary>
    public double? AllInMargin { get; init; }

    /// <summary>What the loan costs the borrower on dated cash, hedges and every fee included, effective yearly (XIRR); null when no rate solves it.</summary>
    public double? BorrowerCost { get; init; }

    /// <summary>Margin at which the return on capital reaches the lender's hurdle, on the same balances; null without a hurdle or a return.</summary>
    public double? MarginAtHurdle { get; init; }

    /// <summary>Own margin less the grid's; null when either is missing.</summary>
    public double? OverGrid => OwnMargin is { } own && Row is { } row ? own - row.MarginPerAnnum : null;
}
