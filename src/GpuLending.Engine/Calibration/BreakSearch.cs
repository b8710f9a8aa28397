using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Calibration;

/// <summary>Sums over the first rows in date order, from which the line through any run of rows follows at once.</summary>
internal sealed class BreakSearch
{
    private readonly LogPrices _prices;
    private readonly int[] _order;
    private readonly double[] _ages;
    private readonly double _meanAge;
    private readonly double[] _sumAge;
    private readonly double[] _sumAgeSquare;
    private readonly double[] _sumLog;
    private readonly double[] _sumLogSquare;
    private readonly double[] _sumProduct;
    private double _meanLog;

    public BreakSearch(LogPrices prices, int[] order, int segment)
    {
        _prices = prices;
        _order = order;
        var n = order.Length;
        (_meanAge, _) = LogLinearRegression.Spread(prices.Ages);
        _ages = Array.ConvertAll(order, row => prices.Ages[row] - _meanAge);
        (_sumAge, _sumAgeSquare, _sumLog, _sumLogSquare, _sumProduct) = (new double[n + 1], new double[n + 1], new double[n + 1], new double[n + 1], new double[n + 1]);
        for (var i = 0; i < n; i++)
        {
            _sumAge[i + 1] = _sumAge[i] + _ages[i];
            _sumAgeSquare[i + 1] = _sumAgeSquare[i] + (_ages[i] * _ages[i]);
        }

        var splits = new List<int>();
        for (var split = segment; split <= n - segment; split++)
        {
            var newDate = _ages[split] != _ages[split - 1];
            if (newDate && _ages[0] != _ages[split - 1] && _ages[split] != _ages[n - 1] && n - 4 > 0)
                splits.Add(split);
        }

        Splits = [.. splits];
    }

    /// <summary>Number of rows in the first regime, for every admissible break.</summary>
    public int[] Splits { get; }

    public void Load(double[] logs)
    {
        (_meanLog, _) = LogLinearRegression.Spread(logs);
        for (var i = 0; i < logs.Length; i++)
        {
            var log = logs[i] - _meanLog;
            _sumLog[i + 1] = _sumLog[i] + log;
            _sumLogSquare[i + 1] = _sumLogSquare[i] + (log * log);
            _sumProduct[i + 1] = _sumProduct[i] + (log * _ages[i]);
        }
    }

    public (int Split, double OneLine, double TwoLines) Best()
    {
        var n = _ages.Length;
        var one = Line(0, n).Sse;
        var (best, least) = (Splits[0], double.PositiveInfinity);
        foreach (var split in Splits)
        {
            var two = Line(0, split).Sse + Line(split, n).Sse;
            if (two < least)
                (best, least) = (split, two);
        }

        return (best, one, least);
    }

    public RegimeFit Regime(int from, int to)
    {
        var (slope, centred, sse) = Line(from, to);
        return new RegimeFit(
            _prices.Points[_order[from]].Date, _prices.Points[_order[to - 1]].Date, to - from, slope, centred + _meanLog - (slope * _meanAge), sse);
    }

    public double PValue(double[] logs, double supF, int replications, RandomStream stream)
    {
        var n = logs.Length;
        var (slope, intercept, _) = Line(0, n);
        var residuals = new double[n];
        for (var i = 0; i < n; i++)
            residuals[i] = logs[i] - _meanLog - intercept - (slope * _ages[i]);
        var length = (int)Math.Ceiling(Math.Cbrt(n));
        var sample = new double[n];
        var asLarge = 0;
        for (var replication = 0; replication < replications; replication++)
        {
            for (var drawn = 0; drawn < n;)
            {
                var start = stream.NextBelow(n - length + 1);
                for (var i = start; i < start + length && drawn < n; i++, drawn++)
                    sample[drawn] = intercept + (slope * _ages[drawn]) + residuals[i];
            }

            Load(sample);
            var (_, one, two) = Best();
            if (!(two > 0) || Breakpoint.SupFOf(one, two, n) >= supF)
                asLarge++;
        }

        return (asLarge + 1.0) / (replications + 1);
    }

    // Slope, intercept of the centred logarithms at the centred age zero, and squared residuals of rows from (included) to (excluded).
    private (double Slope, double Intercept, double Sse) Line(int from, int to)
    {
        var count = to - from;
        var age = (_sumAge[to] - _sumAge[from]) / count;
        var log = (_sumLog[to] - _sumLog[from]) / count;
        var sxx = _sumAgeSquare[to] - _sumAgeSquare[from] - (count * age * age);
        var sxy = _sumProduct[to] - _sumProduct[from] - (count * age * log);
        var syy = _sumLogSquare[to] - _sumLogSquare[from] - (count * log * log);
        var slope = sxy / sxx;
        return (slope, log - (slope * age), Math.Max(0, syy - (slope * sxy)));
    }
}
