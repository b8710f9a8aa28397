namespace GpuLending.Underwriting.Attachments;

/// <summary>A document on file with its versions.</summary>
/// <param name="AttachmentId">The document.</param>
/// <param name="DealId">Its deal.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Versions">Its versions, newest first; never empty.</param>
public sealed record AttachmentRow(Guid AttachmentId, Guid DealId, AttachmentKind Kind, string Title, IReadOnlyList<AttachmentVersionRow> Versions)
{
    /// <summary>The newest version that counts; null when all are withdrawn.</summary>
    public AttachmentVersionRow? Current => Versions.FirstOrDefault(version => version.WithdrawnAt is null);
}
