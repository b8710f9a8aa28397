namespace GpuLending.Underwriting.Deals;

/// <summary>One edit of a journal.</summary>
public sealed class JournalEdit
{
    public required Guid DealId { get; init; }

    public required Guid UserId { get; init; }

    public required uint BaseVersion { get; init; }

    /// <summary>1 for the first edit.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required IReadOnlyList<DocumentChange> Changes { get; init; }
}
