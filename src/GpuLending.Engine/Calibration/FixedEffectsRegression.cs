using System.Collections.Immutable;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Calibration;

/// <summary>Least squares with provider fixed effects by the within estimator: ages and logarithms less their provider's mean.
/// Source: Wooldridge, Econometric Analysis of Cross Section and Panel Data (2010), 10.5.</summary>
public static class FixedEffectsRegression
{
    /// <summary>Fits one slope and a level for each provider.</summary>
    /// <param name="points">Prices in any order.</param>
    /// <param name="originDate">The day on which age is zero.</param>
    /// <returns>The fit; with a single provider its slope is that of <see cref="LogLinearRegression"/>.</returns>
    /// <exception cref="ArgumentException">A price is not a number above zero; the message names the row, counted from 1.</exception>
    /// <exception cref="NotComputableException">No provider has prices on two dates.</exception>
    public static FixedEffectsFit Fit(IReadOnlyList<PricePoint> points, DateOnly originDate) => Fit(LogPrices.WithSlope(points, originDate), out _);

    internal static FixedEffectsFit Fit(LogPrices prices, out WithinProviders within)
    {
        within = WithinProviders.Of(prices);
        if (within.SumOfSquaredAges == 0)
            throw new NotComputableException("No provider has prices on two dates: with provider effects there is no slope to fit.");
        var n = prices.Count;
        var degrees = n - prices.Providers.Count - 1;
        double? t = degrees > 0 ? StudentDistribution.Quantile(LogLinearRegression.UpperProbability, degrees) : null;
        var slope = within.Slope;
        double sse = 0;
        foreach (var residual in within.Residuals)
            sse += residual * residual;

        double? variance = degrees > 0 ? sse / degrees : null;
        double? error = variance is { } v ? Math.Sqrt(v / within.SumOfSquaredAges) : null;
        double levels = 0;
        for (var group = 0; group < within.Counts.Length; group++)
            levels += within.Counts[group] * (within.MeanLogs[group] - (slope * within.MeanAges[group]));
        var intercept = levels / n;
        return new FixedEffectsFit
        {
            Observations = n,
            DegreesOfFreedom = degrees,
            OriginDate = prices.OriginDate,
            FirstDate = prices.FirstDate,
            LastDate = prices.LastDate,
            Slope = slope,
            Intercept = intercept,
            StandardErrorSlope = error,
            RSquaredWithin = within.AllEqual || within.SumOfSquaredLogs == 0 ? null : 1 - (sse / within.SumOfSquaredLogs),
            ResidualStandardError = variance is { } r ? Math.Sqrt(r) : null,
            SlopeLower = slope - (t * error),
            SlopeUpper = slope + (t * error),
            StudentT = t,
            DurbinWatson = within.AllEqual || degrees <= 0 || LogLinearRegression.IsRounding(sse, n, prices.Logs.Max(Math.Abs))
                ? null
                : LogLinearRegression.DurbinWatsonInside(prices, within.Residuals, sse),
            SumOfSquaredResiduals = sse,
            SumOfSquaredAges = within.SumOfSquaredAges,
            NeverMoved = within.NeverMoved,
            ProvidersWithoutSlope = within.WithoutSlope,
            Providers = Levels(prices, within, slope, intercept),
        };
    }

    private static ImmutableArray<ProviderLevel> Levels(LogPrices prices, WithinProviders within, double slope, double mean)
    {
        var levels = ImmutableArray.CreateBuilder<ProviderLevel>(prices.Providers.Count);
        for (var group = 0; group < prices.Providers.Count; group++)
        {
            var intercept = within.MeanLogs[group] - (slope * within.MeanAges[group]);
            levels.Add(new ProviderLevel(prices.Providers[group], within.Counts[group], intercept, Math.Exp(Math.Min(700, intercept - mean)) - 1));
        }

        return levels.MoveToImmutable();
    }
}
