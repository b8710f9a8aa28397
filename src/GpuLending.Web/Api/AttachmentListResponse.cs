using GpuLending.Underwriting.Attachments;

namespace GpuLending.Web.Api;

/// <summary>What is on file for a deal, and what the policy asks for.</summary>
public sealed record AttachmentListResponse
{
    /// <summary>Documents by kind and title, each with its versions, newest first.</summary>
    public required IReadOnlyList<AttachmentRow> Attachments { get; init; }

    /// <summary>What has to be on file before which stage, and whether it is.</summary>
    public required IReadOnlyList<ChecklistRow> Checklist { get; init; }

    /// <summary>Size limit of one file, in bytes.</summary>
    public required long LargestBytes { get; init; }
}
