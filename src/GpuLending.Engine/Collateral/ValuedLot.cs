using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Collateral;

/// <summary>A lot resolved for valuation: the document's words turned into the numbers the maths needs.</summary>
public sealed record ValuedLot
{
    /// <summary>The lot's key in the case.</summary>
    public required string LotId { get; init; }

    /// <summary>Catalogue key of the model.</summary>
    public required string GpuModel { get; init; }

    /// <summary>GPUs, 1 or more.</summary>
    public required int Count { get; init; }

    /// <summary>Cost of all its hardware (GPU and network), the amount the curve's fraction is taken of, in the loan currency.</summary>
    public required double HardwareCost { get; init; }

    /// <summary>The date on which age is zero; before it the lot is worth nothing as collateral.</summary>
    public required DateOnly InServiceDate { get; init; }

    /// <summary>The curve.</summary>
    public required IDepreciationCurve Curve { get; init; }

    /// <summary>The curve's name on screen.</summary>
    public required string CurveName { get; init; }

    /// <summary>The factor of the lot's condition, 0 to 1.</summary>
    public required double ConditionFactor { get; init; }

    /// <summary>Haircut in force: the lot's own plus, where history is thin, the policy's, at most 1.</summary>
    public required double Haircut { get; init; }

    /// <summary>Whether the model's price history is too thin to fit.</summary>
    public required bool ThinHistory { get; init; }

    /// <summary>Fair market value at age zero: hardware cost x condition x (1 - haircut).</summary>
    public double ValueWhenNew => HardwareCost * ConditionFactor * (1 - Haircut);
}
