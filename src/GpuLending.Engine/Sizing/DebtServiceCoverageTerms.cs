namespace GpuLending.Engine.Sizing;

/// <summary>Cash flow over debt service at least a target in every period, with its own target for contracted and for merchant cash.</summary>
public sealed record DebtServiceCoverageTerms
{
    /// <summary>What the limit is to this loan.</summary>
    public LimitStatus Status { get; init; } = LimitStatus.Applied;

    /// <summary>Target on contracted cash, such as 1.30.</summary>
    public double ContractedTarget { get; init; } = 1.30;

    /// <summary>Target on merchant cash, such as 2.00.</summary>
    public double MerchantTarget { get; init; } = 2.00;
}
