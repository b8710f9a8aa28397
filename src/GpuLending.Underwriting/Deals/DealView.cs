using GpuLending.Underwriting.Approvals;

namespace GpuLending.Underwriting.Deals;

/// <summary>A deal as its desk shows it.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="BorrowerId">Whom it is for.</param>
/// <param name="BorrowerName">The borrower's name as it is now.</param>
/// <param name="OwnerName">The analyst who opened the deal.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Version">Version of the saved draft.</param>
/// <param name="Saved">The saved draft.</param>
/// <param name="Current">The saved draft, or what the actor's journal has made of it.</param>
/// <param name="Journal">Where the actor's journal stands.</param>
/// <param name="MayEdit">The actor may change the draft.</param>
/// <param name="Revisions">What was submitted, newest first.</param>
/// <param name="Conditions">Conditions precedent, oldest first.</param>
public sealed record DealView(
    Guid DealId, Guid BorrowerId, string BorrowerName, string OwnerName, DealStage Stage, uint Version, DealDocument Saved, DealDocument Current,
    JournalState Journal, bool MayEdit, IReadOnlyList<RevisionSummary> Revisions, IReadOnlyList<ConditionPrecedentRow> Conditions);
