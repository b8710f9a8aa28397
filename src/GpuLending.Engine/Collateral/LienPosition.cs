namespace GpuLending.Engine.Collateral;

/// <summary>The lender's place among those who have a claim on a lot.</summary>
public enum LienPosition
{
    /// <summary>First and perfected.</summary>
    First,

    /// <summary>Behind another lender's.</summary>
    Second,

    /// <summary>Granted, not yet perfected against third parties.</summary>
    Unperfected,
}
