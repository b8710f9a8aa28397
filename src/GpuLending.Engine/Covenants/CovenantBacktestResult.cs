namespace GpuLending.Engine.Covenants;

/// <summary>When a covenant would have fired on printed prices, and on which.</summary>
public sealed record CovenantBacktestResult
{
    /// <summary>Covenant's key.</summary>
    public required string CovenantId { get; init; }

    /// <summary>Name with its threshold.</summary>
    public required string Name { get; init; }

    /// <summary>What is measured.</summary>
    public required CovenantKind Kind { get; init; }

    /// <summary>Day in the past on which the deal would have closed.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Day of the newest price.</summary>
    public required DateOnly LastPrice { get; init; }

    /// <summary>Level of prices by month since <see cref="Start"/>, 1 on it; null where nothing joins the month.</summary>
    public required IReadOnlyList<double?> Levels { get; init; }

    /// <summary>Tests that printed prices reach, in date order.</summary>
    public required IReadOnlyList<BacktestPoint> Tests { get; init; }

    /// <summary>The first failed test; null when none failed.</summary>
    public required BacktestPoint? Fired { get; init; }

    /// <summary>Prices standing at closing and on the day it fired, by provider; on the last test when it never fired; empty without a test.</summary>
    public required IReadOnlyList<BacktestPrice> Prices { get; init; }

    /// <summary>Tests of the deal's life that the prices do not reach.</summary>
    public required int TestsBeyond { get; init; }

    /// <summary>First breach on the deal's own projection, in its own calendar; null when there is none.</summary>
    public required DateOnly? ProjectedBreach { get; init; }

    /// <summary>The same deal closed in every month of the series, in date order.</summary>
    public required IReadOnlyList<BacktestVintage> Vintages { get; init; }

    /// <summary>Part of the vintages that fired, as a fraction; null without a vintage.</summary>
    public double? FiredShare => Vintages.Count == 0 ? null : Vintages.Count(vintage => vintage.Fired is not null) / (double)Vintages.Count;
}
