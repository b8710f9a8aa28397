namespace GpuLending.Engine.Credit;

/// <summary>What the lender assumes of a default: who failed, and what each way to get the money back takes. Every figure that is not entered is assumed.
/// See docs/methodology/loss-given-default.md.</summary>
public sealed record RecoveryTerms
{
    /// <summary>Share of defaults in which the operator fails and the customer stays; the three shares sum to 1. Assumed.</summary>
    public double OperatorFailsShare { get; init; } = 0.40;

    /// <summary>Share of defaults in which the customer fails and the operator stays. Assumed.</summary>
    public double CustomerFailsShare { get; init; } = 0.40;

    /// <summary>Share of defaults in which both fail. Assumed.</summary>
    public double BothFailShare { get; init; } = 0.20;

    /// <summary>Probability that another operator is found and serves the contract, where the structure lets it; the fleet is sold otherwise. Assumed.</summary>
    public double ReplacementWorks { get; init; } = 0.80;

    /// <summary>Months in which the customer pays nothing while the operator is replaced, 0 or more. Assumed.</summary>
    public int ReplacementGapMonths { get; init; } = 3;

    /// <summary>The other operator's fee as a share of contracted revenue, on top of the running costs. Assumed.</summary>
    public double ReplacementFeeShare { get; init; } = 0.10;

    /// <summary>One-off cost of handing the fleet over, for each GPU; null for none.</summary>
    public Money? TransferCostPerGpu { get; init; }

    /// <summary>Probability that the fleet is let again in place, where the structure lets it; it is sold otherwise. Assumed.</summary>
    public double ReletWorks { get; init; } = 0.80;

    /// <summary>Months in which nobody rents, 0 or more. Assumed.</summary>
    public int ReletVoidMonths { get; init; } = 4;

    /// <summary>Share of the case's merchant rent that is had for a fleet let in distress, 0 to 1. Assumed.</summary>
    public double ReletRentShare { get; init; } = 0.85;

    /// <summary>Lawyers, agent and adviser as a share of the exposure, on every route. Assumed.</summary>
    public double EnforcementCostShare { get; init; } = 0.02;

    /// <summary>Months by which a sale starts later when the site's owner has not waived its lien. Assumed.</summary>
    public int MonthsWithoutAccess { get; init; } = 4;

    /// <summary>Share of the sale that is lost when no list of serial numbers is filed. Assumed.</summary>
    public double LossWithoutSerials { get; init; } = 0.15;

    /// <summary>Keys of the supports that fall away when the operator fails, such as its parent's guarantee.</summary>
    public IReadOnlyList<string> LostWithOperator { get; init; } = [];

    /// <summary>Where the figures come from, or why they were assumed.</summary>
    public string Reason { get; init; } = "Assumed: no default of a GPU loan with published recoveries is known.";
}
