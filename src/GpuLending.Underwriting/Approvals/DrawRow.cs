using GpuLending.Engine;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A draw as a page shows it.</summary>
public sealed record DrawRow(Guid DrawId, DateOnly Date, Money Amount, int RevisionNumber, string RecordedByName, DateTimeOffset RecordedAt)
{
    /// <summary>What showed that the conditions of every draw were met.</summary>
    public IReadOnlyList<DrawEvidenceRow> Evidence { get; init; } = [];
}
