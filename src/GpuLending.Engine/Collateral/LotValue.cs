using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Collateral;

/// <summary>One lot's value by month.</summary>
public sealed record LotValue
{
    /// <summary>Lot's key.</summary>
    public required string LotId { get; init; }

    /// <summary>Name of the curve it is marked on.</summary>
    public required string Curve { get; init; }

    /// <summary>Hardware cost the curve starts from (GPU and network).</summary>
    public required double HardwareCost { get; init; }

    /// <summary>Haircut in force as a fraction: the lot's own and, where the model's history is thin, the policy's.</summary>
    public required double Haircut { get; init; }

    /// <summary>Whether the model's price history is too thin to fit.</summary>
    public required bool ThinHistory { get; init; }

    /// <summary>What a reader must know about how the curve was made, in sentences, such as that it fell back to a stated default; usually empty.</summary>
    public IReadOnlyList<string> CurveRemarks { get; init; } = [];

    /// <summary>Numbers the curve found out on the way, such as an economic life; usually empty.</summary>
    public IReadOnlyList<CurveFinding> CurveFindings { get; init; } = [];

    /// <summary>Marked value by month.</summary>
    public required IReadOnlyList<double> MarkedValue { get; init; }

    /// <summary>Opinions of value beside the curve, those in writing after those computed.</summary>
    public IReadOnlyList<OpinionOfValue> Opinions { get; init; } = [];

    /// <summary>What the mark is of the curve's value from <see cref="MarkFrom"/> on, as a fraction: 1 or less, unless overridden.</summary>
    public double MarkFactor { get; init; } = 1;

    /// <summary>Day from which the mark leaves the curve; null when it never does.</summary>
    public DateOnly? MarkFrom { get; init; }

    /// <summary>What sets the mark's level, in words.</summary>
    public string MarkSource { get; init; } = "";

    /// <summary>Whether somebody set the mark by hand.</summary>
    public bool Overridden { get; init; }

    /// <summary>Highest less lowest of the opinions in force and the curve, over their median, as a fraction (0.35 = 35 points). 0 when there is no opinion in force.</summary>
    public double Dispersion { get; init; }

    /// <summary>Taken off the sale price for selling this many of the model at once on the mark's premise, as a fraction.</summary>
    public double BlockDiscount { get; init; }

    /// <summary>What the lot's buyers pay of the full market's price, as a fraction: 1 when any buyer can use it.</summary>
    public double BuyerPoolFactor { get; init; } = 1;

    /// <summary>Why the pool of buyers is limited; empty when it is not.</summary>
    public string BuyerPoolReason { get; init; } = "";
}
