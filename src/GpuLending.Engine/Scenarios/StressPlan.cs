namespace GpuLending.Engine.Scenarios;

/// <summary>What a deal is put through: scenarios of its own, the cases that stand side by side, and how far each driver is taken to move.</summary>
public sealed record StressPlan
{
    /// <summary>Most cases side by side, the base case among them.</summary>
    public const int MostCases = 8;

    /// <summary>Most scenarios of its own.</summary>
    public const int MostOwn = 40;

    /// <summary>Scenarios written for this deal, in order.</summary>
    public IReadOnlyList<OwnScenario> Own { get; init; } = [];

    /// <summary>Keys of the cases that are shown beside the base case and frozen with a revision, in order; empty when none are chosen.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];

    /// <summary>How far drivers move, where it is not <see cref="DriverSpread.Standard"/>: each driver once.</summary>
    public IReadOnlyList<DriverSpread> Spreads { get; init; } = [];
}
