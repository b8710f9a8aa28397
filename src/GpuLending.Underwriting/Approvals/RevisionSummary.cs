using GpuLending.Engine;

namespace GpuLending.Underwriting.Approvals;

/// <summary>One revision in a deal's history.</summary>
public sealed record RevisionSummary(
    Guid RevisionId, int Number, RevisionState State, string Hash, DateTimeOffset SubmittedAt, string SubmitterName, string Comment, Money LoanSize);
