using GpuLending.Underwriting.Access;

namespace GpuLending.Underwriting.Policies;

/// <summary>The signature under a proposed policy, or its refusal. One a proposal.</summary>
public sealed class PolicyDecision
{
    public required Guid Id { get; init; }

    public required Guid VersionId { get; init; }

    /// <summary>The proposal's base again: of two approved on the same base the database refuses the second.</summary>
    public required int BaseNumber { get; init; }

    /// <summary>The proposer again: a foreign key holds it equal, a check constraint holds it apart from who decides.</summary>
    public required Guid ProposerId { get; init; }

    public required Guid DeciderId { get; init; }

    /// <summary>The decider's role when signing.</summary>
    public required Role DeciderRole { get; init; }

    public required PolicyVerdict Verdict { get; init; }

    public required string Reason { get; init; }

    /// <summary>The proposal's hash as it was shown to the decider; a foreign key holds it equal.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset At { get; init; }
}
