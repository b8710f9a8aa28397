using GpuLending.Underwriting.DealMemos;

namespace GpuLending.Underwriting.Exports;

/// <summary>Asks for the memos of a set of deals.</summary>
/// <param name="DealIds">The deals, in the order of the archive; one that is named twice counts once.</param>
/// <param name="Format">As what the memos are made.</param>
/// <param name="Source">What they are printed from.</param>
/// <param name="TemplateId">The institution's template that all of them are laid out by; null for the standard layout.</param>
public sealed record StartMemoExportCommand(IReadOnlyList<Guid> DealIds, MemoFormat Format, MemoExportSource Source = MemoExportSource.LatestRevision, Guid? TemplateId = null)
{
    /// <summary>Most deals of one export.</summary>
    public const int MostDeals = 200;
}
