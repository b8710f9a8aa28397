namespace GpuLending.Engine.Revenue;

/// <summary>What becomes of GPUs when their contract ends: renewed, or empty and let again, at the forward rate of a rental term curve.
/// See docs/methodology/roll-over.md.</summary>
public sealed record ReletTerms
{
    /// <summary>Probability that a contract is renewed at once by its customer, at the market rate of the day; 0 to 1. Otherwise its GPUs stand empty for the
    /// void months and are then let again.</summary>
    public double RenewalProbability { get; init; }

    /// <summary>Length of a renewed or new contract in months, 1 or more. When it ends the same happens again.</summary>
    public int TermMonths { get; init; } = 24;

    /// <summary>Share of the hours such a contract pays, 0 to 1.</summary>
    public double PaidShare { get; init; } = 1;

    /// <summary>Today's prices by length, in order of length; empty to take the shape of the market's commitment prices at the level of the merchant rent.</summary>
    public IReadOnlyList<RentalPillar> Pillars { get; init; } = [];

    /// <summary>Day of those prices; null for closing.</summary>
    public DateOnly? CurveDate { get; init; }

    /// <summary>Rate at which fees are discounted between lengths, a year as a fraction; 0 compares them undiscounted.</summary>
    public double DiscountRatePerAnnum { get; init; }

    /// <summary>Yearly fall of the forward rate after the curve's longest length, as a fraction. Not negative: a rise is never credited.</summary>
    public double DeclinePerAnnum { get; init; } = 0.22;
}
