namespace GpuLending.Engine.Simulation;

/// <summary>Correlations of the monthly steps of the four factors, each −1 to 1. The four together must be possible: a matrix that no random numbers can have is refused.</summary>
public sealed record FactorCorrelations
{
    /// <summary>Collateral value with rent. Assumed.</summary>
    public double ValueRent { get; init; } = 0.6;

    /// <summary>Collateral value with the credit cycle, which is high when customers fail. Assumed.</summary>
    public double ValueCycle { get; init; } = -0.4;

    /// <summary>Rent with the credit cycle. Assumed.</summary>
    public double RentCycle { get; init; } = -0.3;

    /// <summary>Collateral value with the base rate. Assumed.</summary>
    public double ValueRate { get; init; }

    /// <summary>Rent with the base rate. Assumed.</summary>
    public double RentRate { get; init; }

    /// <summary>Credit cycle with the base rate. Assumed.</summary>
    public double CycleRate { get; init; }
}
