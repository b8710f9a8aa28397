using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Calibration;

/// <summary>Draws moving blocks of a series in date order and fits the slope again, without allocating for each sample.</summary>
internal sealed class BlockSample
{
    private readonly double[] _ages;
    private readonly double[] _logs;
    private readonly int[] _groups;
    private readonly double[] _count;
    private readonly double[] _age;
    private readonly double[] _log;
    private readonly double[] _square;
    private readonly double[] _product;
    private readonly bool _constant;

    public BlockSample(LogPrices prices, bool providerEffects)
    {
        var order = prices.ByDate();
        var (meanAge, _) = LogLinearRegression.Spread(prices.Ages);
        var (meanLog, _) = LogLinearRegression.Spread(prices.Logs);
        _ages = new double[order.Length];
        _logs = new double[order.Length];
        _groups = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            _ages[i] = prices.Ages[order[i]] - meanAge;
            _logs[i] = prices.Logs[order[i]] - meanLog;
            _groups[i] = providerEffects ? prices.Groups[order[i]] : 0;
        }

        var groups = providerEffects ? prices.Providers.Count : 1;
        (_count, _age, _log, _square, _product) = (new double[groups], new double[groups], new double[groups], new double[groups], new double[groups]);
        _constant = providerEffects ? WithinProviders.Of(prices).AllEqual : prices.AllEqual;
    }

    /// <summary>The slope of one sample; null when the sample has no slope.</summary>
    public double? Slope(RandomStream stream, int blockLength)
    {
        Array.Clear(_count);
        Array.Clear(_age);
        Array.Clear(_log);
        Array.Clear(_square);
        Array.Clear(_product);
        var starts = _ages.Length - blockLength + 1;
        for (var drawn = 0; drawn < _ages.Length;)
        {
            var start = stream.NextBelow(starts);
            var end = start + Math.Min(blockLength, _ages.Length - drawn);
            for (var i = start; i < end; i++)
            {
                var group = _groups[i];
                _count[group]++;
                _age[group] += _ages[i];
                _log[group] += _logs[i];
                _square[group] += _ages[i] * _ages[i];
                _product[group] += _ages[i] * _logs[i];
            }

            drawn += end - start;
        }

        double squares = 0, products = 0, raw = 0;
        for (var group = 0; group < _count.Length; group++)
        {
            if (_count[group] == 0)
                continue;
            squares += _square[group] - (_age[group] * _age[group] / _count[group]);
            products += _product[group] - (_age[group] * _log[group] / _count[group]);
            raw += _square[group];
        }

        // What is left of a sample of one date is rounding.
        if (!(squares > 1e-12 * raw))
            return null;
        return _constant ? 0 : products / squares;
    }
}
