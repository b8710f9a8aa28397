namespace GpuLending.Underwriting.Deals;

/// <summary>An edit to keep: the whole document as it is now on the screen.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="BaseVersion">The version that the journal started from, from <see cref="JournalState.BaseVersion"/>.</param>
/// <param name="After">The document after the edit, valid or not.</param>
public sealed record RecordEditCommand(Guid DealId, uint BaseVersion, DealDocument After);
