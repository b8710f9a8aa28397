namespace GpuLending.Underwriting.Deals;

/// <summary>Where a person's journal of a deal stands.</summary>
/// <param name="Position">Edits that count.</param>
/// <param name="Length">Edits kept, undone ones included.</param>
/// <param name="CanUndo">There is an edit to take back.</param>
/// <param name="CanRedo">There is an undone edit to bring back.</param>
/// <param name="LastWrittenAt">When an edit was last stored; null when there was none.</param>
/// <param name="BaseVersion">Version of the draft that the edits started from; to be sent with the next edit and with the save.</param>
/// <param name="Stale">Somebody has saved the draft since.</param>
public sealed record JournalState(int Position, int Length, bool CanUndo, bool CanRedo, DateTimeOffset? LastWrittenAt, uint BaseVersion, bool Stale);
