namespace GpuLending.Engine.Loans;

/// <summary>What differs between a tranche's interest and the facility's: the rest (index, setting, day count, dates) is the facility's.</summary>
public sealed record TrancheInterest
{
    /// <summary>Fixed or floating.</summary>
    public RateKind Kind { get; init; } = RateKind.Floating;

    /// <summary>Fixed yearly rate as a fraction; used when <see cref="Kind"/> is fixed.</summary>
    public double FixedRatePerAnnum { get; init; }

    /// <summary>Yearly margin over the facility's base rate as a fraction; used when floating.</summary>
    public double MarginPerAnnum { get; init; }

    /// <summary>Least base rate as a fraction; used when floating.</summary>
    public double FloorPerAnnum { get; init; }
}
