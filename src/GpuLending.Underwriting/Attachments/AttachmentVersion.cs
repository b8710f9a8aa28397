namespace GpuLending.Underwriting.Attachments;

/// <summary>One file of a document. Never replaced and never deleted; one that should not count is withdrawn, with a reason, and stays.</summary>
public sealed class AttachmentVersion
{
    public required Guid AttachmentId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    public required string FileName { get; init; }

    public required AttachmentFormat Format { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal: where its content is found, and what it is checked against.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Kept in the configured folder; else in the database.</summary>
    public required bool InFolder { get; init; }

    public required string Note { get; init; }

    public required Guid AddedById { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public Guid? WithdrawnById { get; private set; }

    public string? WithdrawalReason { get; private set; }

    /// <exception cref="InvalidOperationException">It has been withdrawn.</exception>
    public void Withdraw(string reason, Guid userId, DateTimeOffset at)
    {
        if (WithdrawnAt is not null) throw new InvalidOperationException($"Version {Number} of {AttachmentId} is withdrawn already.");
        (WithdrawalReason, WithdrawnById, WithdrawnAt) = (reason, userId, at);
    }
}
