using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Deals;

/// <summary>Keeps an edit in the actor's journal. Takes documents that are not valid yet, and works although somebody else has saved meanwhile.</summary>
public sealed class RecordEdit(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<JournalState>> ExecuteAsync(RecordEditCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditDeals))
            return await refusals.RefuseAsync<JournalState>(actor, Permission.EditDeals, nameof(RecordEdit), cancellationToken);
        if (DocumentGuard.Storable(command.After) is { Count: > 0 } problems)
            return new Result<JournalState>.Invalid(problems);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var found = await (
            from deal in context.Deals
            join draft in context.DealDrafts on deal.Id equals draft.DealId
            where deal.Id == command.DealId
            select new { deal.Stage, draft.Version }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return new Result<JournalState>.NotFound("The deal");
        if (!DealStages.CanEdit(found.Stage))
            return new Result<JournalState>.Conflict("The deal has ended; its draft cannot be changed.");

        var journal = await KeepAsync(context, command, actor, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return journal.ToState(found.Version);
    }

    /// <summary>Adds the edit to the journal, inside the caller's transaction.</summary>
    internal async Task<Journal> KeepAsync(UnderwritingDbContext context, RecordEditCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var journal = await JournalStore.LockAsync(context, command.DealId, actor.UserId, command.BaseVersion, cancellationToken);
        if (journal is null)
        {
            // Whoever opened the desk has one. This is somebody who comes without having opened it: the present draft is the best origin there is.
            var saved = await context.DealDrafts.AsNoTracking().Where(draft => draft.DealId == command.DealId)
                .Select(draft => draft.Document).SingleAsync(cancellationToken);
            await JournalStore.EnsureAsync(context, command.DealId, actor.UserId, command.BaseVersion, saved, cancellationToken);
            journal = (await JournalStore.LockAsync(context, command.DealId, actor.UserId, command.BaseVersion, cancellationToken))!;
        }

        await JournalStore.AppendAsync(context, journal, command.After, clock.GetUtcNow(), cancellationToken);
        return journal;
    }
}
