using GpuLending.Engine.Market;

namespace GpuLending.Engine.Covenants;

/// <summary>Which covenant is held against which printed prices.</summary>
public sealed record BacktestQuestion
{
    /// <summary>Covenant's key in the case.</summary>
    public required string CovenantId { get; init; }

    /// <summary>Catalogue key of the model whose prices are read.</summary>
    public required string GpuModel { get; init; }

    /// <summary>Kind of price; kinds are never blended.</summary>
    public required PriceKind Kind { get; init; }

    /// <summary>Channel of trade, in any capitals; empty for prices whose source does not say; null for all.</summary>
    public string? Segment { get; init; }

    /// <summary>One provider or seller, in any capitals; null for all of the channel.</summary>
    public string? Provider { get; init; }

    /// <summary>What moves with the prices.</summary>
    public BacktestMoves Moves { get; init; }

    /// <summary>Day in the past on which the deal would have closed; null for the first day of the series.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Days for which a printed price stands when its provider prints no other, 1 to 730.</summary>
    public int StandsForDays { get; init; } = 92;
}
