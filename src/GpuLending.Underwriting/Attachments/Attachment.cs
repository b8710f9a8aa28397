namespace GpuLending.Underwriting.Attachments;

/// <summary>A document on file for a deal; its files are its versions.</summary>
public sealed class Attachment
{
    public required Guid Id { get; init; }

    public required Guid DealId { get; init; }

    public required AttachmentKind Kind { get; init; }

    public required string Title { get; init; }

    public required Guid AddedById { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}
