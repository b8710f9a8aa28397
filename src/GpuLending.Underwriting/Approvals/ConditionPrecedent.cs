namespace GpuLending.Underwriting.Approvals;

/// <summary>Something that must have happened before money goes out.</summary>
public sealed class ConditionPrecedent
{
    public required Guid Id { get; init; }

    public required Guid DealId { get; init; }

    /// <summary>The revision whose approval asked for it; null when it was added by hand.</summary>
    public required Guid? RevisionId { get; init; }

    /// <summary>Key of the standard checklist, so that a second approval does not ask twice; null for the others.</summary>
    public required string? StandardKey { get; init; }

    public required string Text { get; init; }

    /// <summary>No draw while it is open.</summary>
    public required bool Required { get; init; }

    /// <summary>It is asked anew at every draw, whose evidence goes with the draw; it is never ticked off for good.</summary>
    public bool EachDraw { get; init; }

    public required Guid AddedById { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? MetAt { get; private set; }

    public Guid? MetById { get; private set; }

    public string? Evidence { get; private set; }

    public uint Version { get; init; }

    public void Meet(string evidence, Guid userId, DateTimeOffset at)
    {
        if (EachDraw)
            throw new InvalidOperationException($"Condition {Id} is met draw by draw.");
        if (MetAt is not null)
            throw new InvalidOperationException($"Condition {Id} is met already.");
        (Evidence, MetById, MetAt) = (evidence, userId, at);
    }
}
