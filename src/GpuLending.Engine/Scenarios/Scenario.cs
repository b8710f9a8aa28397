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

    /// <summary>Factor on collateral value by month of the deal, 0 or more, times <see cref="ValueFactor"/>: element 0 is closing, a day between two month ends takes the
    /// later one's element, the last element holds after the path's end. Null when value follows the factor alone.</summary>
    public IReadOnlyList<double>? ValuePath { get; init; }

    /// <summary>Factor on merchant rent, 0 or more. Contract prices stand.</summary>
    public double RentFactor { get; init; } = 1;

    /// <summary>Factor on merchant rent and on the rent of new contracts by month of the deal, 0 or more, times <see cref="RentFactor"/>; read as <see cref="ValuePath"/> is.
    /// Null when rent follows the factor alone.</summary>
    public IReadOnlyList<double>? RentPath { get; init; }

    /// <summary>Added to the base rate on every date, as a fraction a year (0.03 = 300 bp).</summary>
    public double RateShift { get; init; }

    /// <summary>Added to the base rate by month of the deal, as a fraction a year, beside <see cref="RateShift"/>. Element m counts for rates read on days from month m-1's date
    /// up to, not including, month m's: a monthly period that ends in month m and is fixed on its first day takes element m. Element 0 counts for days before closing,
    /// the last element holds after the path's end. Null when the shift alone is added.</summary>
    public IReadOnlyList<double>? RateShiftPath { get; init; }

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

    /// <summary>Factor on the availability that every contract is served with, 0 to 1 (0.95 of 99.9 % is 94.9 %). Missed availability costs the credits that each contract agrees.</summary>
    public double AvailabilityFactor { get; init; } = 1;

    /// <summary>Customers that stop paying, and from when.</summary>
    public IReadOnlyList<CustomerDefault> Defaults { get; init; } = [];

    /// <summary>Dated events that lower values and merchant rents of the lots they hit.</summary>
    public IReadOnlyList<MarketEvent> Events { get; init; } = [];

    /// <summary>Whether <see cref="DelayMonths"/> moves something that starts on a day.</summary>
    internal bool Delays(DateOnly start, DateOnly closing) => start > closing || (DelaysClosing && start == closing);
}
