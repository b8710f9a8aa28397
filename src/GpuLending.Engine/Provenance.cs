namespace GpuLending.Engine;

/// <summary>Where an input comes from. Kept in a table beside the case, by path.</summary>
public sealed record Provenance
{
    /// <summary>What kind of input it is.</summary>
    public ProvenanceMark Mark { get; init; } = ProvenanceMark.Entered;

    /// <summary>Source in words or as an address; null when not provided.</summary>
    public string? Source { get; init; }

    /// <summary>Date of the source or of the entry; null when not provided.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Who entered it; null for shipped data.</summary>
    public string? Author { get; init; }
}
