using GpuLending.Engine.Simulation;
using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>How far one driver is taken to move over the loan's life: one standard deviation, against the lender.</summary>
public sealed record DriverSpread
{
    /// <summary>The drivers that reverse stress and tornado move when a deal says nothing else, with how far; correlations: <see cref="DriverCorrelation.Standard"/>.</summary>
    public static IReadOnlyList<DriverSpread> Standard { get; } =
    [
        new() { Driver = ScenarioDriver.Rent, Deviation = 0.35, Source = "Assumed: a fall of 30 %. Spot of the H100 fell 67 % in 18 months to November 2025 (shipped quotes)." },
        new() { Driver = ScenarioDriver.Value, Deviation = 0.30, Source = "Assumed: a fall of 26 %, about the step of one launch (27 %, seven years of T4 prices)." },
        new() { Driver = ScenarioDriver.BaseRate, Deviation = 0.0125, Source = "Assumed: 125 bp." },
        new() { Driver = ScenarioDriver.Delay, Deviation = 3, Source = "Assumed: three months." },
        new() { Driver = ScenarioDriver.Cost, Deviation = 0.10, Source = "Assumed: 10 % dearer." },
        new() { Driver = ScenarioDriver.Power, Deviation = 0.25, Source = "Assumed: 28 % dearer." },
        new() { Driver = ScenarioDriver.Utilisation, Deviation = 0.15, Source = "Assumed: a fall of 14 %." },
        new() { Driver = ScenarioDriver.Availability, Deviation = 0.02, Source = "Assumed: 2 % of the hours." },
    ];

    /// <summary>The driver.</summary>
    public ScenarioDriver Driver { get; init; }

    /// <summary>One standard deviation, above 0: of the logarithm for factors (0.35 is a fall of 30 %), in months for delay, as a yearly fraction for rates and declines. For
    /// <see cref="ScenarioDriver.DefaultMonth"/> the yearly probability, below 1, that the customer with the largest fees fails.</summary>
    public double Deviation { get; init; } = 0.1;

    /// <summary>Where it comes from.</summary>
    public string Source { get; init; } = "Assumed";

    /// <summary>The standard spreads and the default of the customer with the largest fees, each replaced where a deal has its own.</summary>
    /// <param name="plan">The deal's plan.</param>
    /// <param name="dealCase">The deal, for its contracts.</param>
    /// <param name="snapshot">Default rates by rating.</param>
    /// <returns>One a driver: the standard ones in their order, then the default where there is a contract, then what the deal adds.</returns>
    public static IReadOnlyList<DriverSpread> Of(StressPlan plan, DealCase dealCase, MarketSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(dealCase);
        IReadOnlyList<DriverSpread> usual = OfDefault(dealCase, snapshot) is { } failing ? [.. Standard, failing] : Standard;
        return
        [
            .. usual.Select(spread => plan.Spreads.FirstOrDefault(own => own.Driver == spread.Driver) ?? spread),
            .. plan.Spreads.Where(own => own.Driver != ScenarioDriver.DefaultMonth && !Standard.Any(spread => spread.Driver == own.Driver)),
        ];
    }

    /// <summary>The yearly probability that a simulation of the deal takes for the same customer; null without contracts, or when it hardly can fail.</summary>
    private static DriverSpread? OfDefault(DealCase dealCase, MarketSnapshot snapshot)
    {
        var largest = dealCase.Contracts.FirstOrDefault(contract => contract.Id == BreakPoints.LargestContract(dealCase));
        var customer = largest is null ? null : CustomerIntensities.Of(dealCase, snapshot, new()).FirstOrDefault(found => string.Equals(found.Customer, largest.Customer, StringComparison.OrdinalIgnoreCase));
        // What is less likely than one in a million a year is not moved to within eight deviations of anything.
        return customer is { PerAnnum: > 1e-6 }
            ? new() { Driver = ScenarioDriver.DefaultMonth, Deviation = 1 - Math.Exp(-customer.PerAnnum), Source = customer.Source + "." }
            : null;
    }
}
