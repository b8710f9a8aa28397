using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.Attachments;

/// <summary>Files a document with a deal, or another version of one. A deal takes documents in every stage: some come after its end.</summary>
public sealed partial class AddAttachment(
    IDbContextFactory<UnderwritingDbContext> contexts, AttachmentStore store, AttachmentOptions options, AuditTrail audit, RefusalLog refusals, TimeProvider clock, ILogger<AddAttachment> logger)
{
    private const int LongestTitle = 200;
    private const int MostOfDeal = 500;
    private const int MostVersions = 200;

    /// <returns>The document's id.</returns>
    public async Task<Result<Guid>> ExecuteAsync(AddAttachmentCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageAttachments))
            return await refusals.RefuseAsync<Guid>(actor, Permission.ManageAttachments, nameof(AddAttachment), cancellationToken);
        if (!Enum.IsDefined(command.Kind))
            return new Result<Guid>.Invalid([new FieldMessage("/kind", "Say what the document is.")]);
        if (command.Title.Length > LongestTitle || command.Title.Any(char.IsControl) || !FileIntake.IsText(command.Title))
            return new Result<Guid>.Invalid([new FieldMessage("/title", $"A title has at most {LongestTitle} characters on one line.")]);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Deals.AnyAsync(deal => deal.Id == command.DealId, cancellationToken))
            return new Result<Guid>.NotFound("The deal");
        if (await FileIntake.ReadAsync(command.Content, command.FileName, command.Note, options, cancellationToken) is var read && read is not Result<FileIntake>.Success)
            return read.Other<FileIntake, Guid>();
        var file = read.Require();
        var title = string.IsNullOrWhiteSpace(command.Title) ? Path.GetFileNameWithoutExtension(file.FileName) : command.Title.Trim();

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await DealLock.HoldAsync(context, command.DealId, cancellationToken);
        if (await context.Attachments.CountAsync(row => row.DealId == command.DealId, cancellationToken) >= MostOfDeal)
            return new Result<Guid>.Conflict($"The deal has {MostOfDeal} documents: file what is new as a version of one that is there.");
        if (await context.Attachments.AnyAsync(row => row.DealId == command.DealId && row.Kind == command.Kind && row.Title == title, cancellationToken))
            return new Result<Guid>.Conflict($"There is a document '{title}' ({AttachmentKindNames.Of(command.Kind)}) already: add a version to it, or choose another title.");
        var now = clock.GetUtcNow();
        var document = new Attachment { Id = Guid.CreateVersion7(now), DealId = command.DealId, Kind = command.Kind, Title = title, AddedById = actor.UserId, AddedAt = now };
        context.Add(document);
        await FileAsync(context, document, 1, file, command.Note, actor, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogAdded(document.Id, 1, document.DealId, actor.UserId);
        return document.Id;
    }

    /// <returns>The version's number.</returns>
    public async Task<Result<int>> ExecuteAsync(AddVersionCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageAttachments))
            return await refusals.RefuseAsync<int>(actor, Permission.ManageAttachments, nameof(AddAttachment), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Attachments.SingleOrDefaultAsync(row => row.Id == command.AttachmentId, cancellationToken) is not { } document)
            return new Result<int>.NotFound("The document");
        if (await FileIntake.ReadAsync(command.Content, command.FileName, command.Note, options, cancellationToken) is var read && read is not Result<FileIntake>.Success)
            return read.Other<FileIntake, int>();
        var file = read.Require();

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await DealLock.HoldAsync(context, document.DealId, cancellationToken);
        var newest = await context.AttachmentVersions.AsNoTracking().Where(row => row.AttachmentId == document.Id).OrderByDescending(row => row.Number).FirstAsync(cancellationToken);
        if (newest.Number >= MostVersions)
            return new Result<int>.Conflict($"The document has {MostVersions} versions: file what is new as another document.");
        if (newest.Sha256 == file.Sha256 && newest.WithdrawnAt is null)
            return new Result<int>.Conflict($"Version {newest.Number} is this very file: it has the same content, byte for byte.");
        await FileAsync(context, document, newest.Number + 1, file, command.Note, actor, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogAdded(document.Id, newest.Number + 1, document.DealId, actor.UserId);
        return newest.Number + 1;
    }

    private async Task FileAsync(
        UnderwritingDbContext context, Attachment document, int number, FileIntake file, string note, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await store.KeepAsync(context, file.Sha256, file.Content, cancellationToken);
        context.Add(new AttachmentVersion
        {
            AttachmentId = document.Id,
            Number = number,
            FileName = file.FileName,
            Format = file.Format,
            Size = file.Content.Length,
            Sha256 = file.Sha256,
            InFolder = store.InFolder,
            Note = note.Trim(),
            AddedById = actor.UserId,
            AddedAt = at,
        });
        await audit.AppendAsync(
            context, actor,
            new AuditEvent(AuditActions.AttachmentAdded, "attachment", document.Id, document.DealId, new { document.Kind, document.Title, version = number, file.FileName, file.Sha256, size = file.Content.Length }),
            cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(2701, LogLevel.Information, "Document {AttachmentId}, version {Number}, filed with deal {DealId} by {ActorId}")]
    private partial void LogAdded(Guid attachmentId, int number, Guid dealId, Guid actorId);
}
