using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Waterfalls;

/// <summary>A sale of the fleet on the last payment date: it pays what is still owed, the rest is the sponsor's.</summary>
public sealed record SaleAtMaturity
{
    /// <summary>Share of value lost in the sale, 0 to 1.</summary>
    public double Haircut { get; init; }

    /// <summary>Premise of the value; null to take the case's mark.</summary>
    public ValuationPremise? Premise { get; init; }
}
