namespace GpuLending.Underwriting.Exports;

/// <summary>One deal of an export, with its memo once it is made.</summary>
public sealed class MemoExportItem
{
    public required Guid ExportId { get; init; }

    /// <summary>Place in the order asked for, from 1.</summary>
    public required int Position { get; init; }

    public required Guid DealId { get; init; }

    public required MemoExportItemState State { get; set; }

    public string? FileName { get; set; }

    /// <summary>The memo; null before it is made, and once it is no longer kept.</summary>
    public byte[]? Content { get; set; }

    /// <summary>Why there is none, in words.</summary>
    public string? Problem { get; set; }
}
