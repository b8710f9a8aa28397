namespace GpuLending.Engine.Covenants;

/// <summary>A signed change of a covenant. From <see cref="EffectiveDate"/> on it replaces what it names and leaves the rest.</summary>
/// <remarks>Amendments apply in order of effective date, then of signature; the later one wins where both name the same. The order of entry never matters.</remarks>
public sealed record CovenantAmendment
{
    /// <summary>First day on which the new wording counts; inclusive.</summary>
    public DateOnly EffectiveDate { get; init; }

    /// <summary>Last day on which it counts, inclusive; null when it stays. A reduction for a few payment dates has one.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Day of signature; null when not provided.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>New threshold; null to leave it.</summary>
    public double? Threshold { get; init; }

    /// <summary>New least amount of <see cref="CovenantKind.MinimumLiquidity"/>; null to leave it.</summary>
    public Money? MinimumAmount { get; init; }

    /// <summary>New first test date; null to leave it.</summary>
    public DateOnly? FirstTestDate { get; init; }

    /// <summary>New trailing window in months; null to leave it.</summary>
    public int? TrailingMonths { get; init; }

    /// <summary>Version of the definition from then on; null to leave it.</summary>
    public string? DefinitionVersion { get; init; }

    /// <summary>What was agreed, in words.</summary>
    public string Description { get; init; } = "";
}
