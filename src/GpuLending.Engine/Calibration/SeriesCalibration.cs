using System.Globalization;

namespace GpuLending.Engine.Calibration;

/// <summary>Fits a series as asked and judges it. See docs/methodology/calibration.md.</summary>
public static class SeriesCalibration
{
    /// <summary>Computes everything asked for about a series.</summary>
    /// <param name="points">Prices of one kind, in any order; may be empty.</param>
    /// <param name="options">What to compute.</param>
    /// <param name="policy">The thresholds and the default of the verdict.</param>
    /// <returns>The figures and the verdict. A series without a slope to judge is no error: the verdict says why.</returns>
    /// <exception cref="ArgumentException">A price is not a number above zero, the window ends before it begins, or a number of the options is outside its range.</exception>
    public static CalibratedSeries Calibrate(IReadOnlyList<PricePoint> points, CalibrationOptions options, CalibrationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(policy);
        if (options.From > options.To)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The window ends on {options.To:yyyy-MM-dd}, before it begins on {options.From:yyyy-MM-dd}."), nameof(options));
        if (points.Count > 0)
            LogPrices.Of(points, points[0].Date);

        var window = options.From is null && options.To is null
            ? points
            : [.. points.Where(point => !(point.Date < options.From) && !(point.Date > options.To))];
        var series = new CalibratedSeries { Observations = window.Count, OutsideWindow = points.Count - window.Count, Fit = null, Verdict = null! };
        try
        {
            var prices = LogPrices.WithSlope(window, options.OriginDate ?? (window.Count == 0 ? default : window.Min(point => point.Date)));
            // Kept where provider effects, below, turn out to have no slope.
            series = series with { Fit = LogLinearRegression.Fit(prices) };
            series = Computed(series, prices, options);
        }
        catch (NotComputableException refused)
        {
            var reason = window.Count == 0 && points.Count > 0
                ? string.Create(CultureInfo.InvariantCulture, $"There is no price in the window; the prices run from {points.Min(point => point.Date):d MMM yyyy} to {points.Max(point => point.Date):d MMM yyyy}.")
                : refused.Reason;
            series = series with { NoFitReason = reason };
        }

        return series with { Verdict = CalibrationGate.Judge(series, policy) };
    }

    private static CalibratedSeries Computed(CalibratedSeries series, LogPrices prices, CalibrationOptions options)
    {
        var fit = series.Fit!;
        var logs = prices.Logs;
        FixedEffectsFit? effects = null;
        if (options.ProviderEffects)
        {
            effects = FixedEffectsRegression.Fit(prices, out _);
            // Breaks and forms are looked for in what is left once the providers' levels are taken out; a change of who quotes is no break.
            logs = new double[prices.Count];
            for (var i = 0; i < logs.Length; i++)
                logs[i] = prices.Logs[i] - effects.Providers[prices.Groups[i]].Intercept + effects.Intercept;
        }

        var noMovement = effects?.NeverMoved ?? fit.NeverMoved;
        var minimum = options.MinimumSegment is { } segment ? Math.Max(3, segment) : (int?)null;
        return series with
        {
            ProviderEffects = effects,
            Errors = options.Errors switch
            {
                SlopeErrorKind.Classical => effects is null ? StandardErrors.Classical(fit) : StandardErrors.Classical(effects),
                SlopeErrorKind.ClusteredByProvider => StandardErrors.Clustered(prices, options.ProviderEffects),
                SlopeErrorKind.BlockBootstrap => StandardErrors.Bootstrap(prices, options.Seed, options.BlockLength is { } length ? Math.Min(length, prices.Count) : null, options.Replications, options.ProviderEffects),
            },
            Breakpoint = options.Breakpoint && !noMovement ? Calibration.Breakpoint.Find(prices, logs, minimum, options.BreakpointReplications, options.Seed) : null,
            Forms = options.Forms && !noMovement ? FormComparison.Of(prices, logs, effects is null ? 0 : effects.Providers.Length - 1, options.SuccessorDates) : null,
        };
    }
}
