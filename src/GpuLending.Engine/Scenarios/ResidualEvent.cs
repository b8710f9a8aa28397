namespace GpuLending.Engine.Scenarios;

/// <summary>What one event does to the marked value.</summary>
public sealed record ResidualEvent
{
    /// <summary>The event.</summary>
    public required MarketEvent Event { get; init; }

    /// <summary>Keys of the lots it hits.</summary>
    public required IReadOnlyList<string> LotIds { get; init; }

    /// <summary>Marked value by month if it happens.</summary>
    public required IReadOnlyList<double> Path { get; init; }

    /// <summary>Largest fall of marked value in a month in which principal is owed, zero or more; events are ranked by it.</summary>
    public required double Loss { get; init; }

    /// <summary>Month of the largest fall; null when there is none.</summary>
    public required int? LossMonth { get; init; }

    /// <summary>Marked value at the last maturity.</summary>
    public required double ValueAtMaturity { get; init; }

    /// <summary>First month after closing in which the balance is above the value; null when it never is.</summary>
    public required int? FirstMonthUnderWater { get; init; }
}
