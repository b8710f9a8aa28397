namespace GpuLending.Engine.Loans;

/// <summary>A base rate as published.</summary>
public sealed record RateFixing
{
    /// <summary>Business day the rate is for.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Rate a year as a fraction (0.0241 is 2.41 %).</summary>
    public double RatePerAnnum { get; init; }
}
