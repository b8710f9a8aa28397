using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Calibration;

/// <summary>Ordinary least squares of the logarithm of the price on age, with homoskedastic standard errors.
/// See docs/methodology/calibration.md.</summary>
public static class LogLinearRegression
{
    /// <summary>The probability up to which the upper end of a two-sided 95 % interval reaches.</summary>
    internal const double UpperProbability = 0.975;

    // A logarithm is right to half a unit in its last place; its distance from the mean and the sums over them to a few more.
    internal const double RoundingOfLogarithm = 16 * 2.220446049250313e-16;

    /// <summary>Fits the line.</summary>
    /// <param name="points">Prices in any order, ties and repetitions allowed: each row counts.</param>
    /// <param name="originDate">The day on which age is zero, such as the model's general availability; prices may precede it.</param>
    /// <returns>The fit; figures that too few or constant prices leave undefined are null.</returns>
    /// <exception cref="ArgumentException">A price is not a number above zero; the message names the row, counted from 1.</exception>
    /// <exception cref="NotComputableException">There are no prices on two dates.</exception>
    public static LogLinearFit Fit(IReadOnlyList<PricePoint> points, DateOnly originDate) => Fit(LogPrices.WithSlope(points, originDate));

    internal static LogLinearFit Fit(LogPrices prices)
    {
        var n = prices.Count;
        var degrees = n - 2;
        var (meanAge, sxx) = Spread(prices.Ages);
        double? t = degrees > 0 ? StudentDistribution.Quantile(UpperProbability, degrees) : null;
        if (prices.AllEqual)
            return Constant(prices, meanAge, sxx, degrees, t);

        var (meanLog, sst) = Spread(prices.Logs);
        double sxy = 0, rounding = 0;
        var (oldest, highest) = (prices.Ages.Max(Math.Abs), prices.Logs.Max(Math.Abs));
        for (var i = 0; i < n; i++)
        {
            var (age, log) = (prices.Ages[i] - meanAge, prices.Logs[i] - meanLog);
            sxy += age * log;
            rounding += (Math.Abs(age) * highest) + (Math.Abs(log) * oldest);
        }

        var slope = prices.NeverMoved || Math.Abs(sxy) <= RoundingOfLogarithm * rounding ? 0 : sxy / sxx;
        var intercept = meanLog - (slope * meanAge);

        var residuals = new double[n];
        double sse = 0, largest = 0;
        for (var i = 0; i < n; i++)
        {
            residuals[i] = prices.Logs[i] - meanLog - (slope * (prices.Ages[i] - meanAge));
            sse += residuals[i] * residuals[i];
            largest = Math.Max(largest, Math.Max(Math.Abs(prices.Logs[i]), Math.Abs(slope * (prices.Ages[i] - meanAge))));
        }

        double? variance = degrees > 0 ? sse / degrees : null;
        double? error = variance is { } v ? Math.Sqrt(v / sxx) : null;
        var passesThrough = degrees <= 0 || IsRounding(sse, n, largest);
        return new LogLinearFit
        {
            Observations = n,
            DegreesOfFreedom = degrees,
            OriginDate = prices.OriginDate,
            FirstDate = prices.FirstDate,
            LastDate = prices.LastDate,
            Slope = slope,
            Intercept = intercept,
            StandardErrorSlope = error,
            StandardErrorIntercept = variance is { } s ? Math.Sqrt(s * ((1.0 / n) + (meanAge * meanAge / sxx))) : null,
            RSquared = sst > 0 ? 1 - (sse / sst) : null,
            ResidualStandardError = variance is { } r ? Math.Sqrt(r) : null,
            SlopeLower = slope - (t * error),
            SlopeUpper = slope + (t * error),
            StudentT = t,
            DurbinWatson = passesThrough ? null : DurbinWatson(residuals, null, sse),
            DurbinWatsonByDate = passesThrough ? null : DurbinWatson(residuals, prices.ByDate(), sse),
            DurbinWatsonByProvider = passesThrough ? null : DurbinWatsonInside(prices, residuals, sse),
            SumOfSquaredResiduals = sse,
            MeanAgeYears = meanAge,
            SumOfSquaredAges = sxx,
            NeverMoved = prices.NeverMoved,
        };
    }

    private static LogLinearFit Constant(LogPrices prices, double meanAge, double sxx, int degrees, double? t) => new()
    {
        Observations = prices.Count,
        DegreesOfFreedom = degrees,
        OriginDate = prices.OriginDate,
        FirstDate = prices.FirstDate,
        LastDate = prices.LastDate,
        Slope = 0,
        Intercept = prices.Logs[0],
        StandardErrorSlope = degrees > 0 ? 0 : null,
        StandardErrorIntercept = degrees > 0 ? 0 : null,
        RSquared = null,
        ResidualStandardError = degrees > 0 ? 0 : null,
        SlopeLower = degrees > 0 ? 0 : null,
        SlopeUpper = degrees > 0 ? 0 : null,
        StudentT = t,
        DurbinWatson = null,
        DurbinWatsonByDate = null,
        DurbinWatsonByProvider = null,
        SumOfSquaredResiduals = 0,
        MeanAgeYears = meanAge,
        SumOfSquaredAges = sxx,
        NeverMoved = true,
        ConstantPrice = prices.Points[0].Price,
    };

    /// <summary>Mean and sum of squared deviations from it.</summary>
    internal static (double Mean, double SumOfSquares) Spread(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var value in values)
            sum += value;
        var mean = sum / values.Length;
        double squares = 0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return (mean, squares);
    }

    internal static double DurbinWatson(double[] residuals, int[]? order, double sse)
    {
        double sum = 0;
        for (var i = 1; i < residuals.Length; i++)
            sum += Square(residuals[order?[i] ?? i] - residuals[order?[i - 1] ?? (i - 1)]);
        return sum / sse;
    }

    /// <summary>Neighbours in time of one provider only; null when no provider has two prices.</summary>
    internal static double? DurbinWatsonInside(LogPrices prices, double[] residuals, double sse)
    {
        var last = new int[prices.Providers.Count];
        Array.Fill(last, -1);
        double sum = 0;
        var pairs = 0;
        foreach (var row in prices.ByDate())
        {
            var before = last[prices.Groups[row]];
            last[prices.Groups[row]] = row;
            if (before < 0)
                continue;
            sum += Square(residuals[row] - residuals[before]);
            pairs++;
        }

        return pairs > 0 ? sum / sse : null;
    }

    /// <summary>True when what is left of the logarithms is rounding: residuals that have an order, but not one that says anything.</summary>
    internal static bool IsRounding(double sse, int n, double largest) => sse <= n * Square(RoundingOfLogarithm * largest);

    private static double Square(double value) => value * value;
}
