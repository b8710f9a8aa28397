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
}
