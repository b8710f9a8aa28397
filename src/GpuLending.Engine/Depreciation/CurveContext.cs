using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Depreciation;

/// <summary>The GPU a curve is made for.</summary>
public sealed record CurveContext
{
    /// <summary>A context without a model or a market: enough for every curve that knows only the age.</summary>
    public static CurveContext AgeOnly { get; } = new();

    /// <summary>The model in the catalogue; null when there is none.</summary>
    public GpuModel? Model { get; init; }

    /// <summary>The date on which age is zero.</summary>
    public DateOnly InServiceDate { get; init; } = new(2000, 1, 1);

    /// <summary>The market as of one date: catalogue, quotes, policy.</summary>
    public MarketSnapshot Snapshot { get; init; } = new();

    /// <summary>Hardware cost of one GPU (accelerator and network share) in US dollars, above zero: what a retained fraction is a fraction of. Null when
    /// it is not known or not in US dollars.</summary>
    public double? UnitCost { get; init; }

    /// <summary>Condition on the in-service date. Curves give the value of a GPU in good condition; the fleet's valuation applies the condition.</summary>
    public ConditionGrade Condition { get; init; } = ConditionGrade.New;

    /// <summary>Years by which every launch of a successor comes earlier than the catalogue or the document says, 0 or more: a stress.</summary>
    public double LaunchesEarlierYears { get; init; }
}
