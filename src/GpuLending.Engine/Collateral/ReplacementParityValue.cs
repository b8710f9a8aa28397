namespace GpuLending.Engine.Collateral;

/// <summary>Value of a GPU by what a newer part charges for the same work, power and space included:
/// (price new + discounted running cost new) x work old / work new - discounted running cost old. Per GPU, in US dollars.
/// See docs/methodology/depreciation-replacement-parity.md.</summary>
public sealed record ReplacementParityValue
{
    /// <summary>Hours in a month of 8,760 hours a year.</summary>
    public const double HoursPerMonth = 730;

    /// <summary>Price of one new GPU with its share of the server, US dollars.</summary>
    public required double NewPrice { get; init; }

    /// <summary>Work of the old GPU over work of the new one; see <see cref="Collateral.WorkRatio"/>.</summary>
    public required double WorkRatio { get; init; }

    /// <summary>Power the new GPU draws with its share of the server, watts.</summary>
    public required double NewWatts { get; init; }

    /// <summary>Power the old GPU draws with its share of the server, watts.</summary>
    public required double OldWatts { get; init; }

    /// <summary>Price of power, US dollars a kWh.</summary>
    public double PowerPricePerKilowattHour { get; init; } = 0.08;

    /// <summary>Power usage effectiveness, 1 or more; acts on power and not on space.</summary>
    public double PowerUsageEffectiveness { get; init; } = 1.3;

    /// <summary>Colocation, US dollars a kW and month.</summary>
    public double ColocationPerKilowattMonth { get; init; } = 180;

    /// <summary>Discount rate a year, nominal monthly, as a fraction.</summary>
    public double DiscountRate { get; init; } = 0.12;

    /// <summary>Months over which running costs are compared, 1 or more.</summary>
    public int HorizonMonths { get; init; } = 48;

    /// <summary>Discounted hours of the horizon: 730 x the sum over its months of (1 + rate / 12)^-month, paid at each month's end.</summary>
    public double DiscountedHours
    {
        get
        {
            var (sum, factor) = (0.0, 1.0);
            for (var month = 1; month <= HorizonMonths; month++)
            {
                factor /= 1 + (DiscountRate / 12);
                sum += factor;
            }

            return HoursPerMonth * sum;
        }
    }

    /// <summary>Power and space of the new GPU, US dollars an hour.</summary>
    public double NewCostPerHour => CostPerHour(NewWatts);

    /// <summary>Power and space of the old GPU, US dollars an hour.</summary>
    public double OldCostPerHour => CostPerHour(OldWatts);

    /// <summary>Value of the old GPU, US dollars; negative when its power and space alone cost more than the new part's work.</summary>
    public double Value
    {
        get
        {
            var hours = DiscountedHours;
            return ((NewPrice + (hours * NewCostPerHour)) * WorkRatio) - (hours * OldCostPerHour);
        }
    }

    private double CostPerHour(double watts) => watts / 1000 * ((PowerPricePerKilowattHour * PowerUsageEffectiveness) + (ColocationPerKilowattMonth / HoursPerMonth));
}
