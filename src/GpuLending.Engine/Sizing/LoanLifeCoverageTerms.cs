namespace GpuLending.Engine.Sizing;

/// <summary>Present value at the loan's own rate of contracted cash over the loan's life, over the loan, at least a target.</summary>
public sealed record LoanLifeCoverageTerms
{
    /// <summary>What the limit is to this loan.</summary>
    public LimitStatus Status { get; init; } = LimitStatus.ShownOnly;

    /// <summary>Target, such as 1.20.</summary>
    public double Target { get; init; } = 1.20;
}
