namespace GpuLending.Engine.Simulation;

/// <summary>Moments of the factors in the last month, for checks against closed forms.</summary>
/// <param name="Month">The month.</param>
/// <param name="MeanValue">Mean of the factor on value.</param>
/// <param name="MeanLogValue">Mean of its logarithm.</param>
/// <param name="VarianceLogValue">Variance of its logarithm.</param>
/// <param name="MeanRent">Mean of the factor on rent.</param>
/// <param name="MeanIntensityYears">Mean of the default intensity's factor, summed over the months in years.</param>
/// <param name="MeanRateShift">Mean of what is added to the base rate.</param>
public sealed record FactorMoments(
    int Month, Estimate MeanValue, double MeanLogValue, double VarianceLogValue, Estimate MeanRent, Estimate MeanIntensityYears, double MeanRateShift);
