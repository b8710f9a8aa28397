using System.Text.Json.Serialization;

namespace GpuLending.Engine.Simulation;

/// <summary>What is simulated: how values, rents, the credit cycle and the base rate move, who fails, what a default loses, and on which random numbers. The figures
/// given as defaults are assumptions. See docs/methodology/simulation.md.</summary>
public sealed record SimulationTerms
{
    /// <summary>Most paths of one run.</summary>
    public const int MostPaths = 10_000_000;

    /// <summary>Seed of the random numbers: the same seed, terms, case and market give the same result to the last bit, on any number of threads.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Number of paths, 1,000 to <see cref="MostPaths"/>, a multiple of 1,000.</summary>
    public int Paths { get; init; } = 20_000;

    /// <summary>How the random numbers are drawn.</summary>
    public SamplingMethod Sampling { get; init; }

    /// <summary>Standard deviation of the logarithm of collateral value over a year, around its curve, 0 or more. The mean stays on the curve, jumps apart. Assumed.</summary>
    public double ValueVolatility { get; init; } = 0.22;

    /// <summary>The same of merchant and re-let rent. Assumed.</summary>
    public double RentVolatility { get; init; } = 0.30;

    /// <summary>Correlations of the factors' steps.</summary>
    public FactorCorrelations Correlations { get; init; } = new();

    /// <summary>Expected jumps of value a year at launches that nobody has announced, 0 to 12; a month has one with a twelfth of it, never two. Assumed.</summary>
    public double JumpsPerAnnum { get; init; } = 1.0 / 3;

    /// <summary>Least size of such a jump, as a fall of the logarithm of value. Assumed.</summary>
    public double JumpLow { get; init; } = 0.04;

    /// <summary>Largest size; every size between is equally likely. Assumed.</summary>
    public double JumpHigh { get; init; } = 0.20;

    /// <summary>Part of every jump of value that rent falls by too, 0 to 1, of the logarithm. Assumed.</summary>
    public double RentJumpShare { get; init; } = 0.5;

    /// <summary>Launches that are certain to come, each in its month.</summary>
    public IReadOnlyList<LaunchJump> Launches { get; init; } = [];

    /// <summary>Share of the credit cycle's state that a month keeps, 0 to below 1. The state is the logarithm of a factor on every default intensity and starts at 0. Assumed.</summary>
    public double CyclePersistence { get; init; } = 0.95;

    /// <summary>Standard deviation of the state's monthly step, 0 or more; 0 leaves intensities as they are. Assumed.</summary>
    public double CycleVolatility { get; init; } = 0.20;

    /// <summary>Standard deviation of the base rate's move over a year, as a fraction (0.01 = 100 bp), added to the forwards; 0 leaves them as they are. Assumed.</summary>
    public double RateVolatility { get; init; }

    /// <summary>Speed at which the base rate comes back to its forwards, a year, 0 or more (Vasicek). Assumed.</summary>
    public double RateReversion { get; init; } = 0.25;

    /// <summary>Intensities of customers by name; a customer not named has the one of <see cref="CustomerIntensities"/>.</summary>
    public IReadOnlyList<CustomerIntensity> Customers { get; init; } = [];

    /// <summary>Correlation of customers' times of default in a Gaussian copula with one factor, 0 to below 1, beside the common credit cycle. Assumed.</summary>
    public double CustomerCorrelation { get; init; }

    /// <summary>How customers' ratings move, and their default intensities with them; null to leave ratings as they are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RatingMigration? Migration { get; init; }

    /// <summary>Odds of late delivery; empty for none. They act as <see cref="Scenarios.Scenario.DelayMonths"/> does.</summary>
    public IReadOnlyList<DelayOdds> Delays { get; init; } = [];

    /// <summary>Rate at which losses are discounted to closing, a year, continuously compounded. Assumed.</summary>
    public double DiscountRate { get; init; } = 0.04;

    /// <summary>Share of the collateral's marked value that a default recovers, 0 to 1; null to recover by the routes of the case's <see cref="Credit.RecoveryTerms"/>,
    /// or on the loss premise after haircuts where it has none.</summary>
    public double? RecoveryShareOfValue { get; init; }
}
