using GpuLending.Engine;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A revision that waits for a decision.</summary>
/// <param name="RevisionId">The revision.</param>
/// <param name="DealId">Its deal.</param>
/// <param name="DealName">The deal's name as it is saved now.</param>
/// <param name="BorrowerName">The borrower.</param>
/// <param name="Number">Number of the revision.</param>
/// <param name="State">Submitted, or in review.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="SubmitterName">By whom.</param>
/// <param name="LoanSize">What is asked for.</param>
/// <param name="Exceptions">How many policy exceptions it has.</param>
/// <param name="Signatures">How many have approved so far.</param>
/// <param name="NeedsMe">The actor may decide it and has not.</param>
public sealed record ReviewQueueRow(
    Guid RevisionId, Guid DealId, string DealName, string BorrowerName, int Number, RevisionState State, DateTimeOffset SubmittedAt, string SubmitterName,
    Money LoanSize, int Exceptions, int Signatures, bool NeedsMe);
