namespace GpuLending.Engine.Credit;

/// <summary>A public GPU loan with an agency's rating, as the bench of the scale of notches.</summary>
public sealed record RatedDeal
{
    /// <summary>The loan.</summary>
    public required string Name { get; init; }

    /// <summary>Day of the rating or signing, as far as known.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The customers' letter.</summary>
    public required string Customers { get; init; }

    /// <summary>The operator's own letter, "NR" when none is known.</summary>
    public string Operator { get; init; } = "NR";

    /// <summary>Guarantee of the whole debt; null when there is none.</summary>
    public FullGuarantee? Guarantee { get; init; }

    /// <summary>The structure as published, and as usual where nothing was.</summary>
    public required StructureChecklist Structure { get; init; }

    /// <summary>What the agencies gave.</summary>
    public required IReadOnlyList<AgencyRating> Agencies { get; init; }

    /// <summary>What of this is not in the published terms.</summary>
    public required string Assumed { get; init; }

    /// <summary>Where the terms and ratings were published.</summary>
    public required string Source { get; init; }

    /// <summary>The letter by a scale of notches.</summary>
    /// <param name="notching">The scale.</param>
    /// <returns>The rating with its steps.</returns>
    public LoanRating Rate(StructureNotching notching) => LoanRater.Rate(
        CreditRating.Parse(Customers), "Customers", CreditRating.Parse(Operator), Structure, Guarantee, notching);
}
