namespace GpuLending.Engine.Covenants;

/// <summary>A covenant on a published rental index: the price at closing, the tiers below it, and which print of the index counts.</summary>
public sealed record RentalIndexTerms
{
    /// <summary>Name of the index as its publisher writes it, such as "SDH100RT".</summary>
    public string IndexId { get; init; } = "";

    /// <summary>Index at closing, per GPU and hour.</summary>
    public Money? ClosePrice { get; init; }

    /// <summary>Step to which tier prices are rounded, half away from zero; null for no rounding. 0.05 gives 3.95, 3.45 and 2.95 from 92, 80 and 69 % of 4.30.</summary>
    public double? RoundTo { get; init; }

    /// <summary>Tiers from the highest to the lowest share.</summary>
    public IReadOnlyList<RentalIndexTier> Tiers { get; init; } = [];

    /// <summary>Published prints, in any order.</summary>
    public IReadOnlyList<RentalIndexFixing> Fixings { get; init; } = [];

    /// <summary>Which print of a date counts when it was restated.</summary>
    public RestatementRule Restatements { get; init; }

    /// <summary>Yearly change assumed after the last print, as a fraction, compounding by day; 0 holds the last print, -0.2 lets it fall a fifth a year.</summary>
    public double ProjectedChangePerAnnum { get; init; }

    /// <summary>First day on which the index is published no more, as announced; null while it is published.</summary>
    public DateOnly? CeasesOn { get; init; }

    /// <summary>Days without a print after which the index counts as ceased, 1 or more.</summary>
    public int StaleAfterDays { get; init; } = 30;

    /// <summary>What replaces the index when it stops, in order.</summary>
    public IReadOnlyList<RentalIndexFallback> Fallbacks { get; init; } = [];
}
