namespace GpuLending.Underwriting.Attachments;

/// <summary>Another file of a document that is on file.</summary>
/// <param name="AttachmentId">The document.</param>
/// <param name="FileName">The file's name, as the sender has it.</param>
/// <param name="Content">The file.</param>
/// <param name="Note">A remark, such as what changed; may be empty.</param>
public sealed record AddVersionCommand(Guid AttachmentId, string FileName, Stream Content, string Note);
