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

    /// <summary>Worst state over all tests, or "not tested yet" when there is none.</summary>
    public required CovenantState Worst { get; init; }

    /// <summary>First date that is breached; null when none is.</summary>
    public required DateOnly? FirstBreach { get; init; }
}
