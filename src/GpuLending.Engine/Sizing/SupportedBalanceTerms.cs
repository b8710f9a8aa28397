namespace GpuLending.Engine.Sizing;

/// <summary>The loan at most what cash and value support when repayment starts; it matters to loans repaid along that path (<see cref="Loans.AmortisationStyle.Supported"/>) and to no other.</summary>
public sealed record SupportedBalanceTerms
{
    /// <summary>What the limit is to this loan.</summary>
    public LimitStatus Status { get; init; } = LimitStatus.Applied;
}
