namespace GpuLending.Underwriting.Deals;

/// <summary>
/// What one person has changed in one deal since the version they opened, edit by edit. Its place is beside the draft, never in it: writing
/// here makes nobody stale, and a broken connection loses nothing.
/// </summary>
public sealed class Journal
{
    public required Guid DealId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>Version of the draft that the edits started from.</summary>
    public required uint BaseVersion { get; init; }

    /// <summary>The draft that the edits started from.</summary>
    public required DealDocument BaseDocument { get; init; }

    /// <summary>The base with the first <see cref="Position"/> edits applied: what the person sees.</summary>
    public required DealDocument Current { get; set; }

    /// <summary>How many edits count. Undo lowers it, redo raises it.</summary>
    public int Position { get; set; }

    /// <summary>How many edits are kept, undone ones included.</summary>
    public int Length { get; set; }

    public DateTimeOffset? LastWrittenAt { get; set; }

    public JournalState ToState(uint draftVersion) =>
        new(Position, Length, Position > 0, Position < Length, LastWrittenAt, BaseVersion, BaseVersion != draftVersion);
}
