namespace GpuLending.Engine.Credit;

/// <summary>One line of the checklist.</summary>
public sealed record StructureItem
{
    /// <summary>What is looked for.</summary>
    public StructureElement Element { get; init; }

    /// <summary>Where it stands.</summary>
    public StructureState State { get; init; }

    /// <summary>Where it is written, such as "direct agreement of 30 Mar 2026, clause 4", or why it is not needed; null when not provided.</summary>
    public string? Evidence { get; init; }
}
