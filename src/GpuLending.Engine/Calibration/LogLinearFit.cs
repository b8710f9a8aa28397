namespace GpuLending.Engine.Calibration;

/// <summary>A straight line through the logarithms of prices: ln(price) = intercept + slope x age, with its diagnostics.
/// See docs/methodology/calibration.md.</summary>
public sealed record LogLinearFit
{
    /// <summary>Number of prices.</summary>
    public required int Observations { get; init; }

    /// <summary>Observations less the two parameters.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>The day on which age is zero.</summary>
    public required DateOnly OriginDate { get; init; }

    /// <summary>Day of the first price.</summary>
    public required DateOnly FirstDate { get; init; }

    /// <summary>Day of the last price.</summary>
    public required DateOnly LastDate { get; init; }

    /// <summary>Change of the logarithm a year; negative when prices fell. Exactly 0 when all prices are equal, and where what is left is rounding.</summary>
    public required double Slope { get; init; }

    /// <summary>Logarithm of the fitted price at age zero.</summary>
    public required double Intercept { get; init; }

    /// <summary>Classical standard error of the slope; null with fewer than three prices.</summary>
    public required double? StandardErrorSlope { get; init; }

    /// <summary>Classical standard error of the intercept; null with fewer than three prices.</summary>
    public required double? StandardErrorIntercept { get; init; }

    /// <summary>Share of the variance of the logarithms that the line explains; null when all prices are equal.</summary>
    public required double? RSquared { get; init; }

    /// <summary>Square root of the sum of squared residuals over the degrees of freedom; null with fewer than three prices.</summary>
    public required double? ResidualStandardError { get; init; }

    /// <summary>Lower end of the two-sided 95 % interval of the slope; null with fewer than three prices.</summary>
    public required double? SlopeLower { get; init; }

    /// <summary>Upper end of the two-sided 95 % interval of the slope; null with fewer than three prices.</summary>
    public required double? SlopeUpper { get; init; }

    /// <summary>Student's t at 97.5 % for the degrees of freedom; null with fewer than three prices.</summary>
    public required double? StudentT { get; init; }

    /// <summary>Durbin and Watson's statistic with the rows in the order given: near 2 without autocorrelation, near 0 with much. Null when all
    /// prices are equal or the line passes through every price.</summary>
    public required double? DurbinWatson { get; init; }

    /// <summary>The same with the rows in date order, rows of one date in the order given.</summary>
    public required double? DurbinWatsonByDate { get; init; }

    /// <summary>The same with the rows of each provider in date order and never across providers (Bhargava, Franzini and Narendranathan 1982): near 0 when a
    /// provider's prices err together, whatever the others do. Null also when no provider has two prices.</summary>
    public required double? DurbinWatsonByProvider { get; init; }

    /// <summary>Sum of squared residuals of the logarithms.</summary>
    public required double SumOfSquaredResiduals { get; init; }

    /// <summary>Mean age in years of 365.25 days.</summary>
    public required double MeanAgeYears { get; init; }

    /// <summary>Sum of squared deviations of the ages from their mean, in square years.</summary>
    public required double SumOfSquaredAges { get; init; }

    /// <summary>True when all prices are equal, or every date has the same several prices: they carry no information on depreciation, which is not the same as none.</summary>
    public required bool NeverMoved { get; init; }

    /// <summary>Share of the price lost in a year, 1 - exp(slope); negative when prices rose. Null when too large for a number.</summary>
    public double? AnnualDecayFraction => Finite(1 - Math.Exp(Slope));

    /// <summary>Years in which the price halves; null when it does not fall.</summary>
    public double? HalfLifeYears => Slope < 0 ? Finite(Math.Log(2) / -Slope) : null;

    /// <summary>Fitted price at age zero, in the unit of the prices; null when too large for a number. Outside the dates of the prices it is an extrapolation.</summary>
    public double? PriceAtAgeZero => ConstantPrice ?? Finite(Math.Exp(Intercept));

    /// <summary>The one price there is; null when there are several.</summary>
    public double? ConstantPrice { get; init; }

    /// <summary>The fitted price on a day.</summary>
    /// <param name="date">Any day.</param>
    /// <returns>Price in the unit of the series; infinite where the line leaves the numbers.</returns>
    public double PriceAt(DateOnly date) => ConstantPrice ?? Math.Exp(Intercept + (Slope * LogPrices.AgeOf(date, OriginDate)));

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
