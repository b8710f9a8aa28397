namespace GpuLending.Underwriting.Exports;

/// <summary>What became of one deal in an export.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="DealName">Its name.</param>
/// <param name="State">Waiting, made or failed.</param>
/// <param name="FileName">The memo's name in the archive; null when there is none.</param>
/// <param name="Problem">Why there is none; null unless it failed.</param>
public sealed record MemoExportRow(Guid DealId, string DealName, MemoExportItemState State, string? FileName, string? Problem);
