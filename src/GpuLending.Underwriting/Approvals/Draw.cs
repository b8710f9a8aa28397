using GpuLending.Engine;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Money that went out under an approved revision. Never changed once written.</summary>
public sealed class Draw
{
    public required Guid Id { get; init; }

    public required Guid DealId { get; init; }

    public required Guid RevisionId { get; init; }

    public required DateOnly Date { get; init; }

    public required Money Amount { get; init; }

    public required Guid RecordedById { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
