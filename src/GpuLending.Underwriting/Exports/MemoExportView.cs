using GpuLending.Underwriting.DealMemos;

namespace GpuLending.Underwriting.Exports;

/// <summary>Where an export stands.</summary>
/// <param name="Id">The export.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Format">As what the memos are made.</param>
/// <param name="Source">What they are printed from.</param>
/// <param name="Deals">Deals asked for.</param>
/// <param name="Made">Memos made.</param>
/// <param name="Failed">Deals that have no memo, with a reason.</param>
/// <param name="Stopping">Somebody has stopped it and it has not ended yet.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="EndedAt">When it ended; null while it has not.</param>
/// <param name="Available">Whether its archive can be taken: it has ended, has a memo, and the memos are still kept.</param>
/// <param name="Problem">Why it could not go on; null unless it failed.</param>
/// <param name="Rows">Deal by deal, in the order asked for; empty in a list.</param>
/// <param name="TemplateId">The template that the memos are laid out by; null for the standard layout.</param>
/// <param name="TemplateName">Its name as it is now; null for the standard layout.</param>
public sealed record MemoExportView(
    Guid Id, MemoExportState State, MemoFormat Format, MemoExportSource Source, int Deals, int Made, int Failed, bool Stopping, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, bool Available,
    string? Problem, IReadOnlyList<MemoExportRow> Rows, Guid? TemplateId, string? TemplateName)
{
    /// <summary>Whether anything is still to come.</summary>
    public bool Open => State is MemoExportState.Queued or MemoExportState.Running;
}
