using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Sizing;

/// <summary>Balance at most a share of marked value.</summary>
public sealed record LoanToValueTerms
{
    /// <summary>What the limit is to this loan.</summary>
    public LimitStatus Status { get; init; } = LimitStatus.Policy;

    /// <summary>Largest loan-to-value as a fraction.</summary>
    public double Maximum { get; init; } = 0.80;

    /// <summary>Premise; null to take the case's mark.</summary>
    public ValuationPremise? Premise { get; init; }

    /// <summary>True to test every month to maturity, after the day's payment (appraisal-based terms); false to test funding dates only (cost-based terms).</summary>
    public bool EveryDate { get; init; } = true;
}
