namespace GpuLending.Engine.Sizing;

/// <summary>Debt that outlives the contracts, or the hardware's economic life, is not lent against.</summary>
public sealed record TenorTerms
{
    /// <summary>What the limit is to this loan.</summary>
    public LimitStatus Status { get; init; } = LimitStatus.Policy;

    /// <summary>Months the last maturity may lie past the end of the last contract.</summary>
    public int MonthsPastContracts { get; init; } = 12;

    /// <summary>Economic life of the hardware in years from its in-service date.</summary>
    public double EconomicLifeYears { get; init; } = 6;

    /// <summary>Largest share of the loan still outstanding past either end, as a fraction.</summary>
    public double ShareOutstandingPast { get; init; }
}
