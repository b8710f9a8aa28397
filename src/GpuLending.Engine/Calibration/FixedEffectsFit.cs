using System.Collections.Immutable;

namespace GpuLending.Engine.Calibration;

/// <summary>One slope for all providers with a level for each: ln(price) = level of the provider + slope x age. A dear provider that joins late does
/// not look like a price rise. See docs/methodology/calibration.md.</summary>
public sealed record FixedEffectsFit
{
    /// <summary>Number of prices.</summary>
    public required int Observations { get; init; }

    /// <summary>Observations less one level a provider less the slope.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>The day on which age is zero.</summary>
    public required DateOnly OriginDate { get; init; }

    /// <summary>Day of the first price.</summary>
    public required DateOnly FirstDate { get; init; }

    /// <summary>Day of the last price.</summary>
    public required DateOnly LastDate { get; init; }

    /// <summary>Change of the logarithm a year inside providers; negative when prices fell. Exactly 0 when no provider ever moved, and where what is left is rounding.</summary>
    public required double Slope { get; init; }

    /// <summary>Mean of the providers' levels, weighted by prices: the logarithm of the average fitted price at age zero.</summary>
    public required double Intercept { get; init; }

    /// <summary>Classical standard error of the slope; null without degrees of freedom.</summary>
    public required double? StandardErrorSlope { get; init; }

    /// <summary>Share of the variance inside providers that the slope explains; null when each provider has one price only.</summary>
    public required double? RSquaredWithin { get; init; }

    /// <summary>Square root of the sum of squared residuals over the degrees of freedom; null without any.</summary>
    public required double? ResidualStandardError { get; init; }

    /// <summary>Lower end of the two-sided 95 % interval of the slope; null without degrees of freedom.</summary>
    public required double? SlopeLower { get; init; }

    /// <summary>Upper end of the two-sided 95 % interval of the slope; null without degrees of freedom.</summary>
    public required double? SlopeUpper { get; init; }

    /// <summary>Student's t at 97.5 % for the degrees of freedom; null without any.</summary>
    public required double? StudentT { get; init; }

    /// <summary>Durbin and Watson's statistic with the rows of each provider in date order and never across providers (Bhargava, Franzini and Narendranathan
    /// 1982): near 2 without autocorrelation, near 0 with much. Null when each provider has one price only or every price is met.</summary>
    public required double? DurbinWatson { get; init; }

    /// <summary>Sum of squared residuals of the logarithms.</summary>
    public required double SumOfSquaredResiduals { get; init; }

    /// <summary>Sum of squared deviations of the ages from their provider's mean, in square years.</summary>
    public required double SumOfSquaredAges { get; init; }

    /// <summary>True when no provider ever changed its price: no information.</summary>
    public required bool NeverMoved { get; init; }

    /// <summary>Providers with one price or one date only: they have a level and say nothing about the slope.</summary>
    public required int ProvidersWithoutSlope { get; init; }

    /// <summary>The levels, in the order in which providers first appear.</summary>
    public required ImmutableArray<ProviderLevel> Providers { get; init; }

    /// <summary>Share of the price lost in a year, 1 - exp(slope); negative when prices rose. Null when too large for a number.</summary>
    public double? AnnualDecayFraction => double.IsFinite(1 - Math.Exp(Slope)) ? 1 - Math.Exp(Slope) : null;

    /// <summary>Years in which the price halves; null when it does not fall.</summary>
    public double? HalfLifeYears => Slope < 0 && double.IsFinite(Math.Log(2) / Slope) ? Math.Log(2) / -Slope : null;
}
