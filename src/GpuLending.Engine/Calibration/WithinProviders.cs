namespace GpuLending.Engine.Calibration;

/// <summary>Ages and logarithms less the mean of their provider.</summary>
internal sealed class WithinProviders
{
    private WithinProviders(LogPrices prices)
    {
        var groups = prices.Providers.Count;
        Counts = new int[groups];
        MeanAges = new double[groups];
        MeanLogs = new double[groups];
        var first = new int[groups];
        Array.Fill(first, -1);
        var twoDates = new bool[groups];
        var oneLevel = new bool[groups];
        Array.Fill(oneLevel, true);
        for (var i = 0; i < prices.Count; i++)
        {
            var group = prices.Groups[i];
            Counts[group]++;
            MeanAges[group] += prices.Ages[i];
            MeanLogs[group] += prices.Logs[i];
            if (first[group] < 0)
                first[group] = i;
            oneLevel[group] &= prices.Points[i].Price == prices.Points[first[group]].Price;
            twoDates[group] |= prices.Points[i].Date != prices.Points[first[group]].Date;
        }

        for (var group = 0; group < groups; group++)
        {
            MeanAges[group] /= Counts[group];
            MeanLogs[group] = oneLevel[group] ? prices.Logs[first[group]] : MeanLogs[group] / Counts[group];
            if (!twoDates[group])
                WithoutSlope++;
        }

        Ages = new double[prices.Count];
        Logs = new double[prices.Count];
        AllEqual = oneLevel.All(one => one);
        NeverMoved = AllEqual || new StillPrices(prices, byProvider: true).Still;
        var (oldest, highest) = (prices.Ages.Max(Math.Abs), prices.Logs.Max(Math.Abs));
        double products = 0, rounding = 0;
        for (var i = 0; i < prices.Count; i++)
        {
            var group = prices.Groups[i];
            // Exactly zero where a provider has one date, so that rounding does not make a slope of it.
            Ages[i] = twoDates[group] ? prices.Ages[i] - MeanAges[group] : 0;
            Logs[i] = prices.Logs[i] - MeanLogs[group];
            SumOfSquaredAges += Ages[i] * Ages[i];
            SumOfSquaredLogs += Logs[i] * Logs[i];
            products += Ages[i] * Logs[i];
            rounding += (Math.Abs(Ages[i]) * highest) + (Ages[i] == 0 ? 0 : Math.Abs(Logs[i]) * oldest);
        }

        Slope = NeverMoved || SumOfSquaredAges == 0 || Math.Abs(products) <= LogLinearRegression.RoundingOfLogarithm * rounding ? 0 : products / SumOfSquaredAges;
        Residuals = new double[prices.Count];
        for (var i = 0; i < Residuals.Length; i++)
            Residuals[i] = Logs[i] - (Slope * Ages[i]);
    }

    public int[] Counts { get; }

    public double[] MeanAges { get; }

    public double[] MeanLogs { get; }

    public double[] Ages { get; }

    public double[] Logs { get; }

    public double[] Residuals { get; }

    public double SumOfSquaredAges { get; }

    public double SumOfSquaredLogs { get; }

    public double Slope { get; }

    /// <summary>True when each provider has one price only.</summary>
    public bool AllEqual { get; }

    /// <summary>True when each provider has the same prices on all of its dates.</summary>
    public bool NeverMoved { get; }

    public int WithoutSlope { get; }

    public static WithinProviders Of(LogPrices prices) => new(prices);
}
