namespace GpuLending.Engine.Calibration;

/// <summary>The mean logarithm on each date and the spread inside dates: all that a form which depends on the date alone can be judged by.</summary>
internal sealed class PricesByDate
{
    public PricesByDate(LogPrices prices, double[] logs)
    {
        var order = prices.ByDate();
        var ages = new List<double>();
        var sums = new List<double>();
        var counts = new List<double>();
        var dates = new List<DateOnly>();
        foreach (var row in order)
        {
            if (dates.Count == 0 || dates[^1] != prices.Points[row].Date)
            {
                dates.Add(prices.Points[row].Date);
                ages.Add(prices.Ages[row]);
                sums.Add(0);
                counts.Add(0);
            }

            sums[^1] += logs[row];
            counts[^1]++;
        }

        Dates = [.. dates];
        Ages = [.. ages];
        Weights = [.. counts];
        Logs = [.. sums.Select((sum, i) => sum / counts[i])];
        Elapsed = [.. ages.Select(age => age - ages[0])];
        Observations = order.Length;
        var at = -1;
        DateOnly? last = null;
        foreach (var row in order)
        {
            if (last != prices.Points[row].Date)
                (at, last) = (at + 1, prices.Points[row].Date);
            var residual = logs[row] - Logs[at];
            SpreadInsideDates += residual * residual;
        }
    }

    public DateOnly[] Dates { get; }

    public double[] Ages { get; }

    /// <summary>Years since the first date.</summary>
    public double[] Elapsed { get; }

    public double[] Logs { get; }

    public double[] Weights { get; }

    public double SpreadInsideDates { get; }

    public int Observations { get; }

    public double Span => Elapsed[^1];

    /// <summary>The best level for a shape, a function of the date's index, and the squared residuals it leaves.</summary>
    public (double Level, double Sse) Level(Func<int, double> shape)
    {
        double sum = 0, squares = 0;
        for (var i = 0; i < Logs.Length; i++)
        {
            var gap = Logs[i] - shape(i);
            sum += Weights[i] * gap;
        }

        var level = sum / Observations;
        for (var i = 0; i < Logs.Length; i++)
        {
            var gap = Logs[i] - shape(i) - level;
            squares += Weights[i] * gap * gap;
        }

        return (level, squares + SpreadInsideDates);
    }

    /// <summary>The best level and factor of a regressor.</summary>
    public (double Level, double Factor, double Sse) Line(double[] regressor)
    {
        double meanX = 0, meanY = 0, sxx = 0, sxy = 0;
        for (var i = 0; i < Logs.Length; i++)
        {
            meanX += Weights[i] * regressor[i] / Observations;
            meanY += Weights[i] * Logs[i] / Observations;
        }

        for (var i = 0; i < Logs.Length; i++)
        {
            sxx += Weights[i] * (regressor[i] - meanX) * (regressor[i] - meanX);
            sxy += Weights[i] * (regressor[i] - meanX) * (Logs[i] - meanY);
        }

        var factor = sxx > 0 ? sxy / sxx : 0;
        var level = meanY - (factor * meanX);
        return (level, factor, Level(i => factor * regressor[i]).Sse);
    }
}
