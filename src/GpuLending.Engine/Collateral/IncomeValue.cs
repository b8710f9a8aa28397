namespace GpuLending.Engine.Collateral;

/// <summary>Value of a GPU by its income: the present value of net rent until rent no longer covers cost, and salvage then. Economic life is an outcome.
/// Per GPU, in US dollars. See docs/methodology/depreciation-income.md.</summary>
public sealed record IncomeValue
{
    /// <summary>Hours in a month of 8,760 hours a year.</summary>
    public const double HoursPerMonth = 730;

    /// <summary>The most months of rent that are counted: fifteen years.</summary>
    public const int MostMonths = 180;

    /// <summary>Rent on the day of value, US dollars a GPU-hour, zero or more.</summary>
    public required double RentPerHour { get; init; }

    /// <summary>Log decay of rent a year, zero or more: a fall of p a year is -ln(1 - p).</summary>
    public double DecayPerYear { get; init; }

    /// <summary>Part of the hours that are let, 0 to 1.</summary>
    public double Utilisation { get; init; } = 1;

    /// <summary>Power a GPU draws with its share of the server, kW.</summary>
    public double KilowattsPerGpu { get; init; }

    /// <summary>Price of power, US dollars a kWh.</summary>
    public double PowerPricePerKilowattHour { get; init; }

    /// <summary>Power usage effectiveness, 1 or more; acts on power and not on space.</summary>
    public double PowerUsageEffectiveness { get; init; } = 1;

    /// <summary>Colocation, US dollars a kW and month.</summary>
    public double ColocationPerKilowattMonth { get; init; }

    /// <summary>Everything else it costs to let a GPU, US dollars an hour of the month.</summary>
    public double OtherCostPerHour { get; init; }

    /// <summary>Discount rate a year, nominal monthly, as a fraction.</summary>
    public double DiscountRate { get; init; }

    /// <summary>What the GPU fetches at the end of its economic life, US dollars.</summary>
    public double Salvage { get; init; }

    /// <summary>The most months of rent that are counted for this GPU, 0 to <see cref="MostMonths"/>: a buyer's horizon, or what is left of the longest life that anybody plans with.</summary>
    public int LongestMonths { get; init; } = MostMonths;

    /// <summary>Cost of keeping a GPU ready, let or not, US dollars an hour: kW x (power x PUE + colocation / 730) + other.</summary>
    public double CostPerHour =>
        (KilowattsPerGpu * ((PowerPricePerKilowattHour * PowerUsageEffectiveness) + (ColocationPerKilowattMonth / HoursPerMonth))) + OtherCostPerHour;

    /// <summary>Values the GPU. Rent stands at the level of each month's start, cash arrives at its end; life ends before the first month whose rent does not
    /// exceed cost, at most <see cref="LongestMonths"/>, and salvage is paid then.</summary>
    /// <returns>Value and economic life.</returns>
    public IncomeOutcome Compute() => Compute(NetPerHour(MostMonths), 0);

    /// <summary>Net rent an hour by month: element m at the start of month m.</summary>
    internal double[] NetPerHour(int months)
    {
        var cost = CostPerHour;
        var net = new double[months];
        for (var month = 0; month < months; month++)
            net[month] = (RentPerHour * Math.Exp(-DecayPerYear * month / 12) * Utilisation) - cost;
        return net;
    }

    /// <summary>The value on the first day of a month of a longer path of net rents.</summary>
    internal IncomeOutcome Compute(ReadOnlySpan<double> net, int from)
    {
        var growth = 1 + (DiscountRate / 12);
        var (value, factor, life) = (0.0, 1.0, 0);
        var longest = Math.Min(LongestMonths, MostMonths);
        while (life < longest && net[from + life] > 0)
        {
            factor /= growth;
            value += net[from + life] * HoursPerMonth * factor;
            life++;
        }

        return new IncomeOutcome(value + (Salvage * factor), life, life == longest);
    }
}
