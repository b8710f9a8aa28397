namespace GpuLending.Engine.Compiled;

/// <summary>Prices and costs by month for a fleet whose GPUs draw a given power. Every path is a whole number of vectors long, zeros behind the last month.</summary>
internal sealed class MonthPrices
{
    public MonthPrices(CompiledTerms terms, double kilowatts)
    {
        Kilowatts = kilowatts;
        HedgedPower = Array.ConvertAll(terms.HedgedPower, price => kilowatts * price);
        OpenPower = Array.ConvertAll(terms.OpenPower, price => kilowatts * price);
        PerGpu = new double[terms.CostPerGpu.Length];
        for (var m = 0; m < PerGpu.Length; m++)
            PerGpu[m] = terms.CostPerGpu[m] + (kilowatts * terms.CostPerKilowatt[m]);
        (Merchant, Fixed) = (terms.MerchantMonth, terms.FixedCost);
    }

    /// <summary>Kilowatts of one GPU.</summary>
    public double Kilowatts { get; }

    /// <summary>What one GPU earns in a month at the merchant price, used all the time.</summary>
    public double[] Merchant { get; }

    /// <summary>Electricity of one GPU used all month: the part of the price that is fixed, and the part a scenario moves.</summary>
    public double[] HedgedPower { get; }

    public double[] OpenPower { get; }

    /// <summary>Other costs of one GPU in service.</summary>
    public double[] PerGpu { get; }

    /// <summary>Costs of the whole fleet.</summary>
    public double[] Fixed { get; }
}
