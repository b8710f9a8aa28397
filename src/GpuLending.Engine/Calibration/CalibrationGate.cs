using System.Collections.Immutable;
using System.Globalization;

namespace GpuLending.Engine.Calibration;

/// <summary>Decides whether underwriting may use a fit. A calibration may find anything; a loan is not struck on appreciation, on prices that never
/// moved, on a handful of prices, or on a slope that could as well be none. See docs/methodology/calibration.md.</summary>
public static class CalibrationGate
{
    // Well below 2: neighbours in time err in the same direction, and classical intervals are too narrow.
    private const double StrongAutocorrelation = 1.0;
    private const int FewClusters = 10;

    /// <summary>Judges a line by its own classical interval.</summary>
    /// <param name="fit">The fit; null when there was nothing to fit.</param>
    /// <param name="policy">The thresholds and the default.</param>
    /// <returns>The verdict.</returns>
    public static CalibrationVerdict Judge(LogLinearFit? fit, CalibrationPolicy policy) =>
        Judge(new CalibratedSeries { Observations = fit?.Observations ?? 0, Fit = fit, Verdict = null! }, policy);

    /// <summary>Judges everything that was computed about a series: the slope inside providers where provider effects were asked for, and the interval of
    /// the errors that were asked for.</summary>
    /// <param name="series">The figures; their verdict is not read.</param>
    /// <param name="policy">The thresholds and the default.</param>
    /// <returns>The verdict.</returns>
    public static CalibrationVerdict Judge(CalibratedSeries series, CalibrationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(policy);
        var reasons = Reasons(series, policy);
        var warnings = Warnings(series);
        return reasons.Length > 0
            ? new CalibrationVerdict { Accepted = false, Reasons = reasons, Warnings = warnings, DecayPerYear = policy.DefaultDecayPerYear, DecaySource = policy.DefaultSource }
            : new CalibrationVerdict { Accepted = true, Reasons = [], Warnings = warnings, DecayPerYear = -series.JudgedSlope!.Value, DecaySource = Describe(series) };
    }

    private static ImmutableArray<CalibrationRemark> Reasons(CalibratedSeries series, CalibrationPolicy policy)
    {
        var reasons = ImmutableArray.CreateBuilder<CalibrationRemark>();
        if (series.JudgedSlope is not { } slope)
        {
            if (series.Observations > 0 && series.Observations < policy.MinimumObservations)
                reasons.Add(TooFew(series.Observations, policy));
            reasons.Insert(0, new CalibrationRemark("no-fit", series.NoFitReason ?? "There are no prices to fit."));
            return reasons.ToImmutable();
        }

        if (series.JudgedNeverMoved)
        {
            reasons.Add(new CalibrationRemark("no-information", series.ProviderEffects is null
                ? "No information: the price never moved. A list price that stands still says nothing about depreciation; it does not say 0 %."
                : "No information: no provider ever changed its price. List prices that stand still say nothing about depreciation; they do not say 0 %."));
        }
        else if (slope > 0)
        {
            reasons.Add(new CalibrationRemark("appreciation", string.Create(CultureInfo.InvariantCulture, $"The prices rose {Rate(Math.Exp(slope) - 1)} a year. Appreciation is never credited.")));
        }

        if (series.Observations < policy.MinimumObservations)
            reasons.Add(TooFew(series.Observations, policy));
        if (!series.JudgedNeverMoved && series.JudgedRSquared is { } explained && !(explained >= policy.MinimumRSquared))
            reasons.Add(new CalibrationRemark("low-r-squared", string.Create(CultureInfo.InvariantCulture, $"R² is {Below(explained, policy.MinimumRSquared)}, below {policy.MinimumRSquared}: one steady decline does not describe these prices.")));
        if (!series.JudgedNeverMoved)
        {
            var (lower, upper) = series.JudgedInterval;
            if (lower is null || upper is null)
                reasons.Add(new CalibrationRemark("interval-undefined", series.Errors?.Basis ?? "There are too few prices for an interval."));
            else if (lower <= 0 && upper >= 0)
                reasons.Add(new CalibrationRemark("interval-spans-zero", string.Create(CultureInfo.InvariantCulture, $"The 95 % interval of the slope, {End(lower.Value)} to {End(upper.Value)} a year, spans zero: the prices may as well not have {(slope > 0 ? "risen" : "fallen")}.")));
        }

        return reasons.ToImmutable();
    }

    private static ImmutableArray<CalibrationRemark> Warnings(CalibratedSeries series)
    {
        var warnings = ImmutableArray.CreateBuilder<CalibrationRemark>();
        if (series.Breakpoint is { OneFitDescribesNeither: true } found)
        {
            warnings.Add(new CalibrationRemark("breakpoint", string.Create(
                CultureInfo.InvariantCulture,
                $"The prices break on {found.Date:d MMM yyyy}: {Moved(found.Before)} until {found.Before.LastDate:d MMM yyyy}, {Moved(found.After)} from then. One fit over both describes no single period; choose a window.")));
        }

        if (series.JudgedDurbinWatson is < StrongAutocorrelation and var statistic && series.Errors?.Kind is null or SlopeErrorKind.Classical)
        {
            warnings.Add(new CalibrationRemark("autocorrelation", string.Create(
                CultureInfo.InvariantCulture,
                $"Durbin-Watson is {statistic:0.00}, well below 2: a provider's neighbouring prices err together and the classical interval is too narrow."))
            {
                Advice = "Cluster the errors by provider or use a block bootstrap.",
            });
        }

        if (series.Errors is { Kind: SlopeErrorKind.ClusteredByProvider, Clusters: >= 2 and < FewClusters and var clusters })
        {
            warnings.Add(new CalibrationRemark("few-providers", string.Create(
                CultureInfo.InvariantCulture, $"The errors are clustered over {clusters} providers only: with so few the interval tends to be too narrow.")));
        }

        return warnings.ToImmutable();
    }

    private static CalibrationRemark TooFew(int observations, CalibrationPolicy policy) => new(
        "too-few-observations", string.Create(CultureInfo.InvariantCulture, $"There {(observations == 1 ? "is 1 price" : $"are {observations} prices")}; {policy.MinimumObservations} are needed."));

    private static string Describe(CalibratedSeries series)
    {
        var fit = series.Fit!;
        var explained = series.JudgedRSquared is { } r ? string.Create(CultureInfo.InvariantCulture, $", R² {r:0.000}") : "";
        var order = series.JudgedDurbinWatson is { } d ? string.Create(CultureInfo.InvariantCulture, $", Durbin-Watson {d:0.00}") : "";
        var within = series.ProviderEffects is { } effects ? string.Create(CultureInfo.InvariantCulture, $" inside {effects.Providers.Length} {(effects.Providers.Length == 1 ? "provider" : "providers")}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"Fitted to {fit.Observations} prices{within}, {fit.FirstDate:d MMM yyyy} to {fit.LastDate:d MMM yyyy}{explained}{order}.");
    }

    private static string Moved(RegimeFit regime)
    {
        var change = Math.Abs(Math.Exp(regime.Slope) - 1);
        return regime.Direction == 0 ? "flat" : $"{(regime.Direction < 0 ? "falling" : "rising")} {Rate(change)} a year";
    }

    // As many digits as it takes to stand below the threshold.
    private static string Below(double value, double threshold)
    {
        for (var digits = 3; digits < 17; digits++)
        {
            var text = value.ToString($"F{digits}", CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) < threshold)
                return text;
        }

        return value.ToString("R", CultureInfo.InvariantCulture);
    }

    // What is not zero is not printed as zero.
    private static string End(double value) => value.ToString(value != 0 && Math.Abs(value) < 0.0005 ? "0.#E+0" : "0.000", CultureInfo.InvariantCulture);

    private static string Rate(double fraction) => fraction < 0.0005 ? "less than 0.1 %" : double.IsFinite(fraction) && fraction < 100
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * fraction:0.0} %")
        : "more than a hundredfold";
}
