namespace GpuLending.Engine.Credit;

/// <summary>A haircut on the collateral's original value. Haircuts of a list add up; they do not multiply.</summary>
public sealed record CollateralHaircut
{
    /// <summary>What it is for, such as "liquidation".</summary>
    public string Name { get; init; } = "";

    /// <summary>Share of the original value, 0 to 1.</summary>
    public double Share { get; init; }
}
