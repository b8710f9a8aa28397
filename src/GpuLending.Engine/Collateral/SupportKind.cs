namespace GpuLending.Engine.Collateral;

/// <summary>What stands behind the fleet's value besides the fleet.</summary>
public enum SupportKind
{
    /// <summary>A guarantee of the debt or of a residual value.</summary>
    Guarantee,

    /// <summary>Residual value insurance.</summary>
    Insurance,

    /// <summary>A right to sell the fleet at a price agreed beforehand.</summary>
    Put,
}
