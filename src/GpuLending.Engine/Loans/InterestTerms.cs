namespace GpuLending.Engine.Loans;

/// <summary>How interest is set and counted.</summary>
public sealed record InterestTerms
{
    /// <summary>Fixed or floating.</summary>
    public RateKind Kind { get; init; } = RateKind.Floating;

    /// <summary>Fixed yearly rate as a fraction; used when <see cref="Kind"/> is fixed.</summary>
    public double FixedRatePerAnnum { get; init; }

    /// <summary>Base rate's name, such as "SOFR"; used when floating. Its forwards come with the market data.</summary>
    public string Index { get; init; } = "SOFR";

    /// <summary>Yearly margin over the base rate as a fraction; used when floating.</summary>
    public double MarginPerAnnum { get; init; }

    /// <summary>Least base rate as a fraction; used when floating: rate = max(base, floor) + margin.</summary>
    public double FloorPerAnnum { get; init; }

    /// <summary>Day count, such as "ACT/360".</summary>
    public string DayCount { get; init; } = "ACT/360";

    /// <summary>Interest accrued before this day is added to principal on each payment date instead of being paid; null when all interest is paid.</summary>
    public DateOnly? CapitalisedUntil { get; init; }
}
