namespace GpuLending.Underwriting.Attachments;

/// <summary>A new document of a deal with its first file.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">What it is called; empty to take the file's name.</param>
/// <param name="FileName">The file's name, as the sender has it.</param>
/// <param name="Content">The file.</param>
/// <param name="Note">A remark; may be empty.</param>
public sealed record AddAttachmentCommand(Guid DealId, AttachmentKind Kind, string Title, string FileName, Stream Content, string Note);
