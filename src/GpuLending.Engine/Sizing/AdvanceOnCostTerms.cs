using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Sizing;

/// <summary>Loan at most a share of eligible cost.</summary>
public sealed record AdvanceOnCostTerms
{
    /// <summary>What the limit is to this loan.</summary>
    public LimitStatus Status { get; init; } = LimitStatus.Applied;

    /// <summary>Advance as a fraction of eligible cost; null to take it from the policy's grid (contracted cover by customer credit by tenor).</summary>
    public double? AdvanceRate { get; init; }

    /// <summary>Cost categories the terms accept.</summary>
    public IReadOnlyList<CostCategory> EligibleCategories { get; init; } =
        [CostCategory.Gpu, CostCategory.Network, CostCategory.Installation, CostCategory.Freight, CostCategory.Duty];

    /// <summary>Whether discount, fees and capitalised interest count as eligible cost; they depend on the loan and are solved with it.</summary>
    public bool FinancingCostEligible { get; init; }

    /// <summary>Who funds each use that depends on the loan. <see cref="FinancingCostEligible"/> makes discount, upfront fee and capitalised interest count at the advance
    /// where they say nothing else.</summary>
    public LoanUses Uses { get; init; } = new();

    /// <summary>Whether draws wait for deliveries.</summary>
    public DrawTest DrawTest { get; init; }
}
