namespace GpuLending.Underwriting.Attachments;

/// <summary>A document's file as it is given out.</summary>
/// <param name="Content">The file.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Sha256">SHA-256 of it, lower-case hexadecimal.</param>
public sealed record AttachmentFile(byte[] Content, string MediaType, string FileName, string Sha256);
