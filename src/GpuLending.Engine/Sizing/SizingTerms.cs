namespace GpuLending.Engine.Sizing;

/// <summary>The limits on the loan's size. Every limit is solved and listed; the least among the applied and policy ones is the loan.</summary>
public sealed record SizingTerms
{
    /// <summary>Advance on eligible cost.</summary>
    public AdvanceOnCostTerms AdvanceOnCost { get; init; } = new();

    /// <summary>Loan-to-value on the marked premise, at closing and on every later date.</summary>
    public LoanToValueTerms LoanToValue { get; init; } = new();

    /// <summary>Balance never above a share of cost depreciated on a straight line.</summary>
    public DepreciatedCostTerms DepreciatedCost { get; init; } = new();

    /// <summary>Debt service cover in every period.</summary>
    public DebtServiceCoverageTerms DebtServiceCoverage { get; init; } = new();

    /// <summary>Present value of contracted cash over the loan.</summary>
    public LoanLifeCoverageTerms LoanLifeCoverage { get; init; } = new();

    /// <summary>Principal left at maturity.</summary>
    public BalloonTerms Balloon { get; init; } = new();

    /// <summary>Amount asked for, or the lender's own hold.</summary>
    public CommitmentTerms Commitment { get; init; } = new();

    /// <summary>Maturity against the end of the contracts and of economic life.</summary>
    public TenorTerms Tenor { get; init; } = new();

    /// <summary>What cash and value support, for a loan repaid along that path.</summary>
    public SupportedBalanceTerms SupportedBalance { get; init; } = new();
}
