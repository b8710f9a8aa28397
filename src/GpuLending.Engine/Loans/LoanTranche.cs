namespace GpuLending.Engine.Loans;

/// <summary>A part of the loan that ranks equally with the others and bears its own rate. Every draw and every repayment is shared in proportion, so that each tranche
/// keeps its share of the loan. See docs/methodology/tranches.md.</summary>
public sealed record LoanTranche
{
    /// <summary>Name in the agreement, such as "Tranche A".</summary>
    public string Name { get; init; } = "";

    /// <summary>Share of the loan as a fraction; the shares of all tranches sum to 1. Not used when amounts are given.</summary>
    public double Share { get; init; }

    /// <summary>Amount committed to this tranche; null when shares are given. Amounts are given for every tranche or for none: they set the proportion, and their sum is
    /// the most that is lent. A smaller loan cuts all in proportion.</summary>
    public Money? Amount { get; init; }

    /// <summary>The tranche's own rate; null for the facility's.</summary>
    public TrancheInterest? Interest { get; init; }

    /// <summary>Who lends this tranche, in shares of it that sum to 1; empty when the case's lenders share it as they share the loan.</summary>
    public IReadOnlyList<LenderShare> Lenders { get; init; } = [];
}
