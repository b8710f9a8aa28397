namespace GpuLending.Underwriting.Attachments;

/// <summary>A file's bytes, once for each content, in a table of their own so that lists never touch them.</summary>
public sealed class AttachmentContent
{
    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }
}
