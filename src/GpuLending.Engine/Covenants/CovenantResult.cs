namespace GpuLending.Engine.Covenants;

/// <summary>One covenant over the loan's life.</summary>
public sealed record CovenantResult
{
    /// <summary>Covenant's key.</summary>
    public required string CovenantId { get; init; }

    /// <summary>Name with its threshold.</summary>
    public required string Name { get; init; }

    /// <summary>What is measured.</summary>
    public required CovenantKind Kind { get; init; }

    /// <summary>Threshold as in the case.</summary>
    public required double Threshold { get; init; }

    /// <summary>Tests in date order.</summary>
    public required IReadOnlyList<CovenantTest> Tests { get; init; }

    /// <summary>Worst state over all tests that no waiver covers, or "not tested yet" when there is none.</summary>
    public required CovenantState Worst { get; init; }

    /// <summary>First date that is breached and not waived; null when none is.</summary>
    public required DateOnly? FirstBreach { get; init; }

    /// <summary>First failed test that a waiver covers; null when none is. It counts neither for <see cref="Worst"/> nor for <see cref="FirstBreach"/>.</summary>
    public DateOnly? FirstWaived { get; init; }

    /// <summary>Tiers of an index covenant from the highest price to the lowest; empty for other kinds.</summary>
    public IReadOnlyList<RentalIndexTierPrice> Tiers { get; init; } = [];

    /// <summary>Odds of a breach at 3, 6 and 12 months from the valuation date; empty when no volatility is entered or nothing is tested then.</summary>
    public IReadOnlyList<BreachOdds> Odds { get; init; } = [];
}
