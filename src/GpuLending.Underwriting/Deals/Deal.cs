namespace GpuLending.Underwriting.Deals;

/// <summary>A deal: who, for whom and where it stands. What is being structured is its draft.</summary>
public sealed class Deal
{
    public required Guid Id { get; init; }

    public required Guid BorrowerId { get; init; }

    /// <summary>The analyst who opened it.</summary>
    public required Guid OwnerId { get; init; }

    public DealStage Stage { get; private set; } = DealStage.Draft;

    public DateTimeOffset StageSince { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public void MoveTo(DealStage stage, DateTimeOffset at)
    {
        if (stage == Stage && StageSince != default)
            return;
        Stage = stage;
        StageSince = at;
    }
}
