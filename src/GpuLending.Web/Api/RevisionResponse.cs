using GpuLending.Engine;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>A frozen revision: the document and the result that a signature signs, as they were stored.</summary>
public sealed record RevisionResponse
{
    /// <summary>The revision.</summary>
    public required Guid RevisionId { get; init; }

    /// <summary>Its deal.</summary>
    public required Guid DealId { get; init; }

    /// <summary>1 for the deal's first.</summary>
    public required int Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required RevisionState State { get; init; }

    /// <summary>SHA-256 that a signature signs, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>By whom.</summary>
    public required string SubmitterName { get; init; }

    /// <summary>The submitter's words.</summary>
    public required string Comment { get; init; }

    /// <summary>The market it was struck on.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>The engine it was computed with.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>The frozen document.</summary>
    public required DealDocument Document { get; init; }

    /// <summary>The frozen result of the base scenario.</summary>
    public required UnderwritingResult Result { get; init; }

    /// <summary>Inputs that differ from the revision before; empty for the first.</summary>
    public required IReadOnlyList<DocumentChange> ChangedSincePrevious { get; init; }

    /// <summary>Policy exceptions with their mitigants.</summary>
    public required IReadOnlyList<PolicyException> Exceptions { get; init; }

    /// <summary>Signatures so far.</summary>
    public required IReadOnlyList<SignatureRow> Signatures { get; init; }
}
