namespace GpuLending.Engine.Loans;

/// <summary>Style of repayment.</summary>
public enum AmortisationStyle
{
    /// <summary>Debt service follows cash flow at a constant cover.</summary>
    Sculpted,

    /// <summary>Equal debt service each period (annuity).</summary>
    Level,

    /// <summary>Equal principal each period.</summary>
    Straight,

    /// <summary>All principal at maturity.</summary>
    Bullet,

    /// <summary>Principal amounts as entered.</summary>
    Custom,

    /// <summary>Each payment is the greater of what brings principal down to the level that contracted cash supports and what brings it down to depreciated cost (CoreWeave DDTL 2.0).</summary>
    GreaterOf,

    /// <summary>The balance follows what the fleet's cash and its value support: the largest that cash at the target cover can still carry to maturity and that
    /// never passes a share of marked value, scaled to the loan.</summary>
    Supported,
}
