using GpuLending.Engine;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A draw as a page shows it.</summary>
public sealed record DrawRow(Guid DrawId, DateOnly Date, Money Amount, int RevisionNumber, string RecordedByName, DateTimeOffset RecordedAt);
