namespace GpuLending.Engine.Scenarios;

/// <summary>A change to the dated inputs of a case: prices, dates and rates, never the formulas. A stressed run keeps the base run's loan.</summary>
public sealed record Scenario
{
    /// <summary>No change.</summary>
    public static readonly Scenario Base = new() { Name = "Base" };

    /// <summary>Name on screen and in documents.</summary>
    public string Name { get; init; } = "";

    /// <summary>Factor on collateral value on every date, 0 or more (0.5 halves it).</summary>
    public double ValueFactor { get; init; } = 1;

    /// <summary>Factor on merchant rent, 0 or more. Contract prices stand.</summary>
    public double RentFactor { get; init; } = 1;

    /// <summary>Added to the base rate on every date, as a fraction a year (0.03 = 300 bp).</summary>
    public double RateShift { get; init; }

    /// <summary>Months by which every lot not yet in service at closing, and every contract that starts after closing, is late; 0 or more. Contract ends do not move.</summary>
    public int DelayMonths { get; init; }

    /// <summary>Whether the delay also moves what starts on the closing day itself: hardware that is bought but not yet accepted.</summary>
    public bool DelaysClosing { get; init; }

    /// <summary>Factor on what each launch of a successor takes off the value, 0 or more; acts on curves that step at launches (2 doubles each step).</summary>
    public double LaunchLossFactor { get; init; } = 1;

    /// <summary>Factor on all costs but power.</summary>
    public double CostFactor { get; init; } = 1;

    /// <summary>Factor on the price of unhedged power.</summary>
    public double PowerFactor { get; init; } = 1;

    /// <summary>Factor on merchant utilisation.</summary>
    public double UtilisationFactor { get; init; } = 1;

    /// <summary>Customers that stop paying, and from when.</summary>
    public IReadOnlyList<CustomerDefault> Defaults { get; init; } = [];

    /// <summary>Dated events that lower values and merchant rents of the lots they hit.</summary>
    public IReadOnlyList<MarketEvent> Events { get; init; } = [];

    /// <summary>Whether <see cref="DelayMonths"/> moves something that starts on a day.</summary>
    internal bool Delays(DateOnly start, DateOnly closing) => start > closing || (DelaysClosing && start == closing);
}
