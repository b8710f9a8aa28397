namespace GpuLending.Underwriting.Attachments;

/// <summary>One version of a document in a list.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Format">What it is by its bytes.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hexadecimal.</param>
/// <param name="Note">A remark; may be empty.</param>
/// <param name="AddedById">Who filed it.</param>
/// <param name="AddedByName">Who filed it, by name.</param>
/// <param name="AddedAt">When.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null when it counts.</param>
/// <param name="WithdrawnByName">Who withdrew it; null when it counts.</param>
/// <param name="WithdrawalReason">Why; null when it counts.</param>
public sealed record AttachmentVersionRow(
    int Number, string FileName, AttachmentFormat Format, long Size, string Sha256, string Note, Guid AddedById, string AddedByName, DateTimeOffset AddedAt,
    DateTimeOffset? WithdrawnAt, string? WithdrawnByName, string? WithdrawalReason);
