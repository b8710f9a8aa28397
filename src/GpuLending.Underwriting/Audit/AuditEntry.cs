namespace GpuLending.Underwriting.Audit;

/// <summary>
/// One thing that was done, or refused. Rows are only ever added. Each carries the hash of the row before it, so that a row that was
/// changed, removed or slipped in later shows.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>1 for the first row, then without gaps.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null for the system.</summary>
    public required Guid? ActorId { get; init; }

    /// <summary>What happened, such as "deal.saved".</summary>
    public required string Action { get; init; }

    /// <summary>Kind of thing it happened to, such as "deal".</summary>
    public required string SubjectType { get; init; }

    public required Guid? SubjectId { get; init; }

    /// <summary>The deal it belongs to, for the deal's own history.</summary>
    public required Guid? DealId { get; init; }

    /// <summary>The particulars as JSON, in the very text that was hashed.</summary>
    public required string Detail { get; init; }

    public required byte[] PreviousHash { get; init; }

    public required byte[] Hash { get; init; }
}
