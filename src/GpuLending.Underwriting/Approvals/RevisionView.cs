using GpuLending.Engine;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Narratives;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A revision as its reviewer sees it: the frozen document and result, never computed anew.</summary>
/// <param name="RevisionId">The revision.</param>
/// <param name="DealId">Its deal.</param>
/// <param name="DealName">The deal's name in the revision.</param>
/// <param name="BorrowerName">The borrower's name as it is now.</param>
/// <param name="Number">1 for the deal's first.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Hash">What a signature signs.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="SubmitterId">By whom.</param>
/// <param name="SubmitterName">By whom.</param>
/// <param name="Comment">The submitter's words.</param>
/// <param name="Document">The frozen document.</param>
/// <param name="Result">The frozen result of the base scenario.</param>
/// <param name="SnapshotId">The market it was struck on.</param>
/// <param name="EngineVersion">The engine it was computed with.</param>
/// <param name="PreviousNumber">The revision it is compared with; null for the first.</param>
/// <param name="ChangedSincePrevious">Inputs that differ from the previous revision.</param>
/// <param name="FigureChanges">Main figures beside those of the previous revision.</param>
/// <param name="Exceptions">Policy exceptions with their mitigants.</param>
/// <param name="Approvals">Signatures so far.</param>
/// <param name="Authority">Who must sign.</param>
/// <param name="MayDecide">The actor may decide now.</param>
/// <param name="WhyNot">Why not, in words; null when they may.</param>
public sealed record RevisionView(
    Guid RevisionId, Guid DealId, string DealName, string BorrowerName, int Number, RevisionState State, string Hash, DateTimeOffset SubmittedAt, Guid SubmitterId,
    string SubmitterName, string Comment, DealDocument Document, UnderwritingResult Result, string SnapshotId, string EngineVersion, int? PreviousNumber,
    IReadOnlyList<DocumentChange> ChangedSincePrevious, IReadOnlyList<FigureChange> FigureChanges, IReadOnlyList<PolicyException> Exceptions,
    IReadOnlyList<ApprovalRow> Approvals, AuthorityRequirement Authority, bool MayDecide, string? WhyNot)
{
    /// <summary>Phrases that the policy allows only where the model bears them out.</summary>
    public IReadOnlyList<PhraseRule> Phrases { get; init; } = [];
}
