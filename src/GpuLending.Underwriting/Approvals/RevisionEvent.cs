namespace GpuLending.Underwriting.Approvals;

/// <summary>One step of a revision's life. The latest says where it stands; the revision itself is never touched.</summary>
public sealed class RevisionEvent
{
    public required Guid RevisionId { get; init; }

    /// <summary>1 for the submission.</summary>
    public required int Sequence { get; init; }

    public required RevisionState State { get; init; }

    public required Guid ActorId { get; init; }

    public required DateTimeOffset At { get; init; }
}
