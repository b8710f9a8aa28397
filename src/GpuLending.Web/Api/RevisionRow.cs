using GpuLending.Engine;
using GpuLending.Underwriting.Approvals;

namespace GpuLending.Web.Api;

/// <summary>A revision in its deal's history.</summary>
public sealed record RevisionRow
{
    /// <summary>The revision.</summary>
    public required Guid RevisionId { get; init; }

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

    /// <summary>The loan in it.</summary>
    public required Money LoanSize { get; init; }

    internal static RevisionRow Of(RevisionSummary revision) => new()
    {
        RevisionId = revision.RevisionId,
        Number = revision.Number,
        State = revision.State,
        Hash = revision.Hash,
        SubmittedAt = revision.SubmittedAt,
        SubmitterName = revision.SubmitterName,
        Comment = revision.Comment,
        LoanSize = revision.LoanSize,
    };
}
