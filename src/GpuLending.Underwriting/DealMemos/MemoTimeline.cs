namespace GpuLending.Underwriting.DealMemos;

/// <summary>Spans of time beneath each other.</summary>
public sealed record MemoTimeline : MemoBlock
{
    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>What it says, for readers who cannot see it.</summary>
    public required string Description { get; init; }

    /// <summary>Name of the full part of a bar.</summary>
    public required string Covered { get; init; }

    /// <summary>Name of the hatched part of a bar.</summary>
    public required string Open { get; init; }

    /// <summary>Lines from the top.</summary>
    public required IReadOnlyList<MemoSpan> Spans { get; init; }
}
