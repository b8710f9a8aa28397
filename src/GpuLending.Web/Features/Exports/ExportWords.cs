using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Exports;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Exports;

/// <summary>Memo exports as the page writes them.</summary>
internal static class ExportWords
{
    public static IReadOnlyList<Choice<MemoFormat>> Formats { get; } = [.. Enum.GetValues<MemoFormat>().Select(format => new Choice<MemoFormat>(format, Format(format)))];

    public static IReadOnlyList<Choice<MemoExportSource>> Sources { get; } =
        [new(MemoExportSource.LatestRevision, "Last revision, else draft"), new(MemoExportSource.Draft, "Saved draft")];

    public static string Format(MemoFormat format) => format.ToString() switch
    {
        "Pdf" => "PDF",
        "Html" => "HTML",
        var name => name,
    };

    public static string State(MemoExportView export) => export.State switch
    {
        MemoExportState.Queued => "Waiting",
        MemoExportState.Running => export.Stopping ? "Stopping" : "At work",
        MemoExportState.Completed => "Done",
        MemoExportState.Cancelled => "Cancelled",
        MemoExportState.Failed => "Failed",
    };

    public static string Tone(MemoExportView export) => export.State switch
    {
        MemoExportState.Completed => export.Failed > 0 ? "warn" : "good",
        MemoExportState.Failed => "bad",
        MemoExportState.Cancelled => "warn",
        MemoExportState.Queued or MemoExportState.Running => "action",
    };

    public static string Item(MemoExportItemState state) => state switch
    {
        MemoExportItemState.Waiting => "Not made",
        MemoExportItemState.Made => "Made",
        MemoExportItemState.Failed => "Failed",
    };
}
