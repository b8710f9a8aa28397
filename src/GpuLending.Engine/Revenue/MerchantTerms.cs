namespace GpuLending.Engine.Revenue;

/// <summary>What GPUs outside a contract are expected to earn.</summary>
public sealed record MerchantTerms
{
    /// <summary>Price of one GPU for one hour at closing; null when no merchant revenue is assumed.</summary>
    public Money? PricePerGpuHour { get; init; }

    /// <summary>Yearly fall of that price as a fraction, compounding from closing (0.22 = 22 % a year). Not negative: a rise is never credited.</summary>
    public double DeclinePerAnnum { get; init; } = 0.22;

    /// <summary>Share of hours sold, 0 to 1.</summary>
    public double Utilisation { get; init; } = 0.65;

    /// <summary>Months a GPU earns nothing after its contract ends, 0 or more.</summary>
    public int VoidMonths { get; init; } = 2;

    /// <summary>How GPUs are let again when their contract ends; null when they earn the rent above like any other.</summary>
    public ReletTerms? Relet { get; init; }
}
