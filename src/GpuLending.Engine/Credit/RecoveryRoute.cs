namespace GpuLending.Engine.Credit;

/// <summary>How the lender gets its money back.</summary>
public enum RecoveryRoute
{
    /// <summary>The contract is assigned to another operator, who runs the fleet for a fee.</summary>
    ReplaceOperator = 0,

    /// <summary>The fleet stays where it is and is let again at the market's rent.</summary>
    ReletInPlace,

    /// <summary>The fleet is taken out and sold.</summary>
    SellFleet,
}
