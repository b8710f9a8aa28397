using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.Deals;

/// <summary>Saves the draft and empties the actor's journal; or says that somebody else saved first, and keeps both.</summary>
public sealed partial class SaveDeal(
    IDbContextFactory<UnderwritingDbContext> contexts, EvaluateDeal evaluateDeal, AuditTrail audit, RefusalLog refusals, RecordEdit recordEdit, TimeProvider clock,
    ILogger<SaveDeal> logger)
{
    public async Task<Result<SaveOutcome>> ExecuteAsync(SaveDealCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditDeals))
            return await refusals.RefuseAsync<SaveOutcome>(actor, Permission.EditDeals, nameof(SaveDeal), cancellationToken);
        if (DocumentGuard.Savable(command.Document) is { Count: > 0 } problems)
            return new Result<SaveOutcome>.Invalid(problems);

        var figures = command.Figures ?? await DealFigures.OfAsync(evaluateDeal, command.Document, actor, cancellationToken);
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var deal = await context.Deals.SingleOrDefaultAsync(row => row.Id == command.DealId, cancellationToken);
            if (deal is null)
                return new Result<SaveOutcome>.NotFound("The deal");
            if (!DealStages.CanEdit(deal.Stage))
                return new Result<SaveOutcome>.Conflict("The deal has ended; its draft cannot be changed.");
            var draft = await context.DealDrafts.SingleAsync(row => row.DealId == command.DealId, cancellationToken);
            context.Entry(draft).Property(row => row.Version).OriginalValue = command.BaseVersion;
            var changes = DocumentDiff.Between(draft.Document, command.Document);
            var now = clock.GetUtcNow();
            draft.Save(command.Document, figures, actor.UserId, now);
            try
            {
                // The draft first: a stale save must not queue for the audit's lock.
                await context.SaveChangesAsync(cancellationToken);
                if (changes.Count > 0)
                {
                    deal.MoveTo(DealStages.AfterEdit(deal.Stage), now);
                    await audit.AppendAsync(
                        context, actor,
                        new AuditEvent(AuditActions.DealSaved, "deal", deal.Id, deal.Id, new { paths = changes.Select(change => change.Path).Distinct() }),
                        cancellationToken);
                }

                await context.Journals
                    .Where(row => row.DealId == command.DealId && row.UserId == actor.UserId && row.BaseVersion == command.BaseVersion)
                    .ExecuteDeleteAsync(cancellationToken);
                await JournalStore.EnsureAsync(context, command.DealId, actor.UserId, draft.Version, command.Document, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                LogSaved(deal.Id, actor.UserId, draft.Version);
                return new SaveOutcome.Saved(draft.Version, now);
            }
            catch (DbUpdateConcurrencyException)
            {
                await transaction.RollbackAsync(cancellationToken);
            }
        }

        return await StaleAsync(command, actor, cancellationToken);
    }

    private async Task<Result<SaveOutcome>> StaleAsync(SaveDealCommand command, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var journal = await recordEdit.KeepAsync(context, new RecordEditCommand(command.DealId, command.BaseVersion, command.Document), actor, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        var theirs = await (
            from draft in context.DealDrafts.AsNoTracking()
            join author in context.Users on draft.ChangedById equals author.Id
            where draft.DealId == command.DealId
            select new { draft.Document, draft.Version, author.DisplayName, draft.ChangedAt }).SingleAsync(cancellationToken);
        if (DocumentDiff.Between(theirs.Document, command.Document).Count == 0)
        {
            // The same content is saved already: a save whose answer was lost on the way, or two people who agree.
            context.Journals.Remove(journal);
            await JournalStore.EnsureAsync(context, command.DealId, actor.UserId, theirs.Version, theirs.Document, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new SaveOutcome.Saved(theirs.Version, theirs.ChangedAt);
        }

        await transaction.CommitAsync(cancellationToken);
        LogStale(command.DealId, actor.UserId, command.BaseVersion, theirs.Version);
        return new SaveOutcome.Stale(
            theirs.Document, theirs.Version, theirs.DisplayName, theirs.ChangedAt,
            DocumentDiff.Between(journal.BaseDocument, command.Document),
            DocumentDiff.Between(journal.BaseDocument, theirs.Document));
    }

    [LoggerMessage(2102, LogLevel.Information, "Deal {DealId} saved by {ActorId} as version {Version}")]
    private partial void LogSaved(Guid dealId, Guid actorId, uint version);

    [LoggerMessage(2103, LogLevel.Information, "Deal {DealId}: save by {ActorId} on version {BaseVersion} is stale, the draft is at {Version}")]
    private partial void LogStale(Guid dealId, Guid actorId, uint baseVersion, uint version);
}
