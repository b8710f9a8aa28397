using GpuLending.Underwriting.Access;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A signature under a revision, or its refusal.</summary>
public sealed class Approval
{
    public required Guid Id { get; init; }

    public required Guid RevisionId { get; init; }

    /// <summary>The revision's submitter again: a foreign key holds it equal, a check constraint holds it apart from the approver.</summary>
    public required Guid SubmitterId { get; init; }

    public required Guid ApproverId { get; init; }

    /// <summary>The approver's role when signing.</summary>
    public required Role ApproverRole { get; init; }

    public required RevisionDecision Decision { get; init; }

    public required string Reason { get; init; }

    public required string[] Conditions { get; init; }

    /// <summary>The revision's hash as it was shown to the approver; a foreign key holds it equal to the revision's.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset At { get; init; }
}
