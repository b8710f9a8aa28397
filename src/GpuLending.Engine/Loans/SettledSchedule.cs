namespace GpuLending.Engine.Loans;

/// <summary>The loan's schedule in money. Principal to the cent, interest recomputed in decimal; the last payment takes the cent, so every column sums exactly. It is the contract's schedule, the same under every scenario.</summary>
public sealed record SettledSchedule
{
    /// <summary>Each draw on its own clock.</summary>
    public required IReadOnlyList<SettledDraw> Draws { get; init; }

    /// <summary>All draws added, by date.</summary>
    public required IReadOnlyList<SettledPayment> Payments { get; init; }

    /// <summary>Rule every amount was rounded by.</summary>
    public required RoundingRule Rounding { get; init; }
}
