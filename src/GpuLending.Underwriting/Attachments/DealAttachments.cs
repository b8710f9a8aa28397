namespace GpuLending.Underwriting.Attachments;

/// <summary>What is on file for a deal, and what has to be.</summary>
/// <param name="Attachments">Documents by kind and title.</param>
/// <param name="Checklist">What the policy in force asks for, by stage.</param>
/// <param name="LargestMegabytes">Size limit of one file.</param>
public sealed record DealAttachments(IReadOnlyList<AttachmentRow> Attachments, IReadOnlyList<ChecklistRow> Checklist, int LargestMegabytes);
