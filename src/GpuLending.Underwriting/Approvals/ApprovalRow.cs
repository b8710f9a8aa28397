using GpuLending.Underwriting.Access;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A signature as a page shows it.</summary>
public sealed record ApprovalRow(
    Guid ApprovalId, Guid ApproverId, string ApproverName, Role ApproverRole, RevisionDecision Decision, string Reason, IReadOnlyList<string> Conditions, string Hash,
    DateTimeOffset At);
