using System.Globalization;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Calibration;

/// <summary>The uncertainty of the fitted slope, measured in three ways. See docs/methodology/calibration.md.</summary>
public static class StandardErrors
{
    /// <summary>Least and most samples of a bootstrap.</summary>
    public const int LeastReplications = 100;

    /// <summary>Most samples of a bootstrap.</summary>
    public const int MostReplications = 10_000;

    // Slope and constant. Provider levels are nested in the clusters and do not count (Cameron and Miller 2015, III.B; as Stata's xtreg, fe).
    private const int CountedParameters = 2;

    /// <summary>Errors clustered by provider: CR1, the sandwich of Liang and Zeger (1986) times G/(G-1) x (n-1)/(n-2), with Student's t at G-1 degrees of freedom.</summary>
    /// <param name="points">Prices in any order.</param>
    /// <param name="originDate">The day on which age is zero.</param>
    /// <param name="providerEffects">True for the slope inside providers.</param>
    /// <returns>The errors; undefined, with the reason, for fewer than two providers.</returns>
    /// <exception cref="ArgumentException">A price is not a number above zero.</exception>
    /// <exception cref="NotComputableException">There is no slope to fit.</exception>
    public static SlopeError ClusteredByProvider(IReadOnlyList<PricePoint> points, DateOnly originDate, bool providerEffects = false) =>
        Clustered(LogPrices.WithSlope(points, originDate), providerEffects);

    /// <summary>Errors by a moving-block bootstrap of rows in date order (Kuensch 1989): blocks of neighbouring prices are drawn with replacement until the
    /// sample is as long as the series, and the slope is fitted again. The interval is the 2.5th to the 97.5th percentile.</summary>
    /// <param name="points">Prices in any order.</param>
    /// <param name="originDate">The day on which age is zero.</param>
    /// <param name="seed">Seed of the samples.</param>
    /// <param name="blockLength">Prices in a block, 1 to n; null for the cube root of n, rounded up.</param>
    /// <param name="replications">Samples to draw, <see cref="LeastReplications"/> to <see cref="MostReplications"/>.</param>
    /// <param name="providerEffects">True for the slope inside providers, whose levels are fitted again in each sample.</param>
    /// <returns>The errors.</returns>
    /// <exception cref="ArgumentException">A price is not a number above zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The block length or the number of samples is outside its range.</exception>
    /// <exception cref="NotComputableException">There is no slope to fit.</exception>
    public static SlopeError BlockBootstrap(
        IReadOnlyList<PricePoint> points, DateOnly originDate, long seed, int? blockLength = null, int replications = 999, bool providerEffects = false) =>
        Bootstrap(LogPrices.WithSlope(points, originDate), seed, blockLength, replications, providerEffects);

    internal static SlopeError Classical(LogLinearFit fit) => new()
    {
        Kind = SlopeErrorKind.Classical,
        Slope = fit.Slope,
        StandardErrorSlope = fit.StandardErrorSlope,
        StandardErrorIntercept = fit.StandardErrorIntercept,
        SlopeLower = fit.SlopeLower,
        SlopeUpper = fit.SlopeUpper,
        DegreesOfFreedom = fit.DegreesOfFreedom > 0 ? fit.DegreesOfFreedom : null,
        StudentT = fit.StudentT,
        Basis = ClassicalBasis(fit.DegreesOfFreedom, "n - 2"),
    };

    internal static SlopeError Classical(FixedEffectsFit fit) => new()
    {
        Kind = SlopeErrorKind.Classical,
        Slope = fit.Slope,
        StandardErrorSlope = fit.StandardErrorSlope,
        SlopeLower = fit.SlopeLower,
        SlopeUpper = fit.SlopeUpper,
        DegreesOfFreedom = fit.DegreesOfFreedom > 0 ? fit.DegreesOfFreedom : null,
        StudentT = fit.StudentT,
        Basis = ClassicalBasis(fit.DegreesOfFreedom, "n - providers - 1"),
    };

    internal static SlopeError Clustered(LogPrices prices, bool providerEffects)
    {
        var (ages, residuals, slope, meanAge, sxx) = Scores(prices, providerEffects);
        var groups = prices.Providers.Count;
        var n = prices.Count;
        if (groups < 2 || n <= CountedParameters)
        {
            return new SlopeError
            {
                Kind = SlopeErrorKind.ClusteredByProvider,
                Slope = slope,
                StandardErrorSlope = null,
                SlopeLower = null,
                SlopeUpper = null,
                Clusters = groups,
                Basis = groups < 2 ? "Errors clustered by provider need two providers or more; there is one." : "Errors need three prices or more.",
            };
        }

        var ofSlope = new double[groups];
        var ofIntercept = new double[groups];
        for (var i = 0; i < n; i++)
        {
            ofSlope[prices.Groups[i]] += ages[i] * residuals[i] / sxx;
            ofIntercept[prices.Groups[i]] += ((1.0 / n) - (meanAge * ages[i] / sxx)) * residuals[i];
        }

        var correction = (double)groups / (groups - 1) * (n - 1) / (n - CountedParameters);
        var error = Math.Sqrt(correction * ofSlope.Sum(score => score * score));
        var t = StudentDistribution.Quantile(LogLinearRegression.UpperProbability, groups - 1);
        return new SlopeError
        {
            Kind = SlopeErrorKind.ClusteredByProvider,
            Slope = slope,
            StandardErrorSlope = error,
            StandardErrorIntercept = providerEffects ? null : Math.Sqrt(correction * ofIntercept.Sum(score => score * score)),
            SlopeLower = slope - (t * error),
            SlopeUpper = slope + (t * error),
            DegreesOfFreedom = groups - 1,
            StudentT = t,
            Clusters = groups,
            Basis = "Clustered by provider, CR1: Liang and Zeger's sandwich times G/(G-1) x (n-1)/(n-2), Student's t with G-1 degrees of freedom.",
        };
    }

    internal static SlopeError Bootstrap(LogPrices prices, long seed, int? blockLength, int replications, bool providerEffects)
    {
        var n = prices.Count;
        var length = blockLength ?? (int)Math.Ceiling(Math.Cbrt(n));
        if (length < 1 || length > n)
            throw new ArgumentOutOfRangeException(nameof(blockLength), length, $"A block holds 1 to {n} prices.");
        if (replications is < LeastReplications or > MostReplications)
            throw new ArgumentOutOfRangeException(nameof(replications), replications, $"Draw {LeastReplications} to {MostReplications} samples.");

        var sample = new BlockSample(prices, providerEffects);
        var stream = new RandomStream(seed);
        var slopes = new List<double>(replications);
        for (var i = 0; i < replications; i++)
        {
            if (sample.Slope(stream, length) is { } drawn)
                slopes.Add(drawn);
        }

        slopes.Sort();
        var slope = Scores(prices, providerEffects).Slope;
        var enough = slopes.Count * 2 > replications && slopes.Count > 1;
        var (_, squares) = LogLinearRegression.Spread(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(slopes));
        return new SlopeError
        {
            Kind = SlopeErrorKind.BlockBootstrap,
            Slope = slope,
            StandardErrorSlope = enough ? Math.Sqrt(squares / (slopes.Count - 1)) : null,
            SlopeLower = enough ? Percentile(slopes, 1 - LogLinearRegression.UpperProbability) : null,
            SlopeUpper = enough ? Percentile(slopes, LogLinearRegression.UpperProbability) : null,
            BlockLength = length,
            Replications = replications,
            ReplicationsUsed = slopes.Count,
            Seed = seed,
            Basis = enough
                ? string.Create(CultureInfo.InvariantCulture, $"Moving-block bootstrap of the rows in date order: {slopes.Count} samples in blocks of {length}, seed {seed}; the interval is the 2.5th to the 97.5th percentile.")
                : string.Create(CultureInfo.InvariantCulture, $"Only {slopes.Count} of {replications} samples had prices on two dates: the series is too short for a bootstrap."),
        };
    }

    private static (double[] Ages, double[] Residuals, double Slope, double MeanAge, double SumOfSquaredAges) Scores(LogPrices prices, bool providerEffects)
    {
        if (providerEffects)
        {
            var fit = FixedEffectsRegression.Fit(prices, out var within);
            return (within.Ages, within.Residuals, fit.Slope, 0, within.SumOfSquaredAges);
        }

        var line = LogLinearRegression.Fit(prices);
        var ages = new double[prices.Count];
        var residuals = new double[prices.Count];
        for (var i = 0; i < ages.Length; i++)
        {
            ages[i] = prices.Ages[i] - line.MeanAgeYears;
            residuals[i] = line.ConstantPrice is not null ? 0 : prices.Logs[i] - line.Intercept - (line.Slope * prices.Ages[i]);
        }

        return (ages, residuals, line.Slope, line.MeanAgeYears, line.SumOfSquaredAges);
    }

    // Hyndman and Fan's type 7: straight between the order statistics.
    private static double Percentile(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    private static string ClassicalBasis(int degrees, string which) => degrees > 0
        ? $"Classical: residuals of one size and independent, Student's t with {which} degrees of freedom. Too narrow when the residuals are autocorrelated."
        : "There are no degrees of freedom left for an error.";
}
