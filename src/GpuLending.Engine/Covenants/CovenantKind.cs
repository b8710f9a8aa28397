namespace GpuLending.Engine.Covenants;

/// <summary>What a covenant measures.</summary>
public enum CovenantKind
{
    /// <summary>Cash flow available for debt service over interest and principal, trailing; at least the threshold.</summary>
    DebtServiceCoverage,

    /// <summary>Balance over marked value; at most the threshold.</summary>
    LoanToValue,

    /// <summary>Balance over original cost, customer prepayments not netted; at most the threshold.</summary>
    LoanToCost,

    /// <summary>Billed and received over projected contracted revenue, trailing; at least the threshold, on the unrounded ratio.</summary>
    ContractRealisation,

    /// <summary>Cash and committed lines; at least the amount, or what the next months need when that is more.</summary>
    MinimumLiquidity,

    /// <summary>Borrower's EBITDA over net interest; at least the threshold.</summary>
    InterestCoverage,

    /// <summary>Projected cash flow over projected interest and principal of the next <see cref="Covenant.ForwardMonths"/> months; at least the threshold.</summary>
    ForwardDebtServiceCoverage,

    /// <summary>Floating-rate principal under a swap or a cap over all floating-rate principal; at least the threshold.</summary>
    HedgeShare,

    /// <summary>Modelled energy bought at a fixed price over all modelled energy; at least the threshold.</summary>
    PowerHedgeShare,

    /// <summary>The largest customer's part of contracted revenue, trailing; at most the threshold. <see cref="Covenant.Customer"/> tests one customer.</summary>
    CustomerConcentration,

    /// <summary>GPUs standing in the allowed countries and at the allowed sites over all GPUs in service; at least the threshold, usually 1.</summary>
    CollateralLocation,

    /// <summary>Age of the fleet in years; at most the threshold.</summary>
    ChipAge,

    /// <summary>A published rental index against tiers struck at closing; at least the first tier's price. Below it a tier's consequences run.</summary>
    RentalIndexTier,
}
