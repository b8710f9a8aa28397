namespace GpuLending.Engine.Covenants;

/// <summary>What happens while the index is below a share of its closing price. Reserve, sweep and faster principal run in the agreed waterfall; without one they move no cash, and an alert says so.
/// See docs/methodology/rental-index-tiers.md.</summary>
public sealed record RentalIndexTier
{
    /// <summary>Name in the terms' words, such as "Tier 1".</summary>
    public string Name { get; init; } = "";

    /// <summary>Share of the closing price, as a fraction; the tier is in force while the index is below it. The price itself complies.</summary>
    public double Share { get; init; }

    /// <summary>Whether no draw may be made while it is in force.</summary>
    public bool DrawStop { get; init; }

    /// <summary>Months of debt service to be held in reserve while it is in force, 0 or more.</summary>
    public int ReserveMonths { get; init; }

    /// <summary>Share of the cash left after debt service that repays the loan while it is in force, 0 to 1.</summary>
    public double SweepShare { get; init; }

    /// <summary>What scheduled principal is multiplied by while it is in force, 1 or more; 1 is as scheduled.</summary>
    public double AmortisationFactor { get; init; } = 1;
}
