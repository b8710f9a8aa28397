namespace GpuLending.Engine.Sizing;

/// <summary>Principal left to the maturity date at most a share of the loan.</summary>
public sealed record BalloonTerms
{
    /// <summary>What the limit is to this loan.</summary>
    public LimitStatus Status { get; init; } = LimitStatus.Policy;

    /// <summary>Largest balloon as a share of the loan. All public GPU amortisation schedules run to zero.</summary>
    public double MaximumShare { get; init; }
}
