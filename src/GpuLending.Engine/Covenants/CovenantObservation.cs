namespace GpuLending.Engine.Covenants;

/// <summary>A reported pair of figures for one test date, both over the covenant's trailing window.</summary>
public sealed record CovenantObservation
{
    /// <summary>Test date.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Numerator: what was billed and received, or the amount held.</summary>
    public Money? Actual { get; init; }

    /// <summary>Denominator: what was projected; null for an amount that is compared as it is.</summary>
    public Money? Projected { get; init; }
}
