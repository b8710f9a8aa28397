namespace GpuLending.Engine.Calibration;

/// <summary>When underwriting believes a fitted decline of prices, and what it takes when it does not.</summary>
public sealed record CalibrationPolicy
{
    /// <summary>Least number of prices.</summary>
    public int MinimumObservations { get; init; } = 12;

    /// <summary>Least share of the variance that the fit explains.</summary>
    public double MinimumRSquared { get; init; } = 0.3;

    /// <summary>Log decay a year taken when no fit is believed: 0.37 is a loss of 30.9 % a year.</summary>
    public double DefaultDecayPerYear { get; init; } = 0.37;

    /// <summary>Where the default comes from.</summary>
    public string DefaultSource { get; init; } = "House default: data-centre parts have resold for 5 to 10 % of their launch price after six to eight years, taken at 7.5 % after "
        + "seven, ln(1/0.075)/7 = 0.370 a year. The four street prices of the P100 SXM2 from 2016 to 2022 (Epoch AI, training-cost-trends, CC BY 4.0) fall at 0.364.";
}
