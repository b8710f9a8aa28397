namespace GpuLending.Underwriting.Attachments;

/// <summary>Where documents are kept and how large one may be.</summary>
public sealed record AttachmentOptions
{
    public const int UsualMegabytes = 50;

    /// <summary>The most that can be configured: a document passes through memory.</summary>
    public const int MostMegabytes = 500;

    /// <summary>Folder that new documents go to; null for the database.</summary>
    public string? Folder { get; init; }

    /// <summary>Size limit of one file.</summary>
    public int LargestMegabytes { get; init; } = UsualMegabytes;

    public long LargestBytes => LargestMegabytes * 1024L * 1024;
}
