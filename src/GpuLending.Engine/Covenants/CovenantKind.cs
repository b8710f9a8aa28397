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

    /// <summary>Cash and committed lines; at least the amount.</summary>
    MinimumLiquidity,

    /// <summary>Borrower's EBITDA over net interest; at least the threshold.</summary>
    InterestCoverage,
}
