namespace GpuLending.Engine.Covenants;

/// <summary>An index that takes over when the one before it stops.</summary>
public sealed record RentalIndexFallback
{
    /// <summary>Name of the index as its publisher writes it.</summary>
    public string IndexId { get; init; } = "";

    /// <summary>What its prints are multiplied by to stand on the level of the covenant's index; above 0.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>First day on which it too is published no more; null while it is published.</summary>
    public DateOnly? CeasesOn { get; init; }
}
