using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.Attachments;

/// <summary>Looks at a document's versions, or gives one of its files out and puts on the record who took it.</summary>
public sealed partial class OpenAttachment(
    IDbContextFactory<UnderwritingDbContext> contexts, AttachmentStore store, AuditTrail audit, RefusalLog refusals, ILogger<OpenAttachment> logger)
{
    /// <summary>The document with its versions.</summary>
    public async Task<Result<AttachmentRow>> ExecuteAsync(Guid attachmentId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<AttachmentRow>(actor, Permission.ViewDeals, nameof(OpenAttachment), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await AttachmentReads.RowsAsync(context, context.Attachments.Where(row => row.Id == attachmentId), cancellationToken) is [var row]
            ? row
            : new Result<AttachmentRow>.NotFound("The document");
    }

    /// <summary>One file. A withdrawn one is given out too: it is on the record.</summary>
    public async Task<Result<AttachmentFile>> TakeAsync(Guid attachmentId, int number, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments))
            return await refusals.RefuseAsync<AttachmentFile>(actor, Permission.ExportDocuments, nameof(OpenAttachment), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from row in context.AttachmentVersions.AsNoTracking()
            join document in context.Attachments on row.AttachmentId equals document.Id
            where row.AttachmentId == attachmentId && row.Number == number
            select new { Version = row, document.DealId }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return new Result<AttachmentFile>.NotFound("The document's version");
        var version = found.Version;
        if (await store.ReadAsync(context, version, cancellationToken) is not { } content)
        {
            LogDamaged(attachmentId, number);
            return new Result<AttachmentFile>.Conflict("The stored file is missing or is not the one that was filed: its hash differs. Tell an administrator.");
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.AttachmentTaken, "attachment", attachmentId, found.DealId, new { version = number, version.Sha256 }), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new AttachmentFile(content, AttachmentFormats.MediaType(version.Format), version.FileName, version.Sha256);
    }

    [LoggerMessage(2702, LogLevel.Error, "The file of document {AttachmentId}, version {Number}, is missing or does not have its hash")]
    private partial void LogDamaged(Guid attachmentId, int number);
}
