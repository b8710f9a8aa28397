using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Deals;

/// <summary>Moves the actor's journal onto the draft that somebody else saved.</summary>
public sealed class RebaseJournal(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<UndoneEdit>> ExecuteAsync(Guid dealId, RebaseChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditDeals))
            return await refusals.RefuseAsync<UndoneEdit>(actor, Permission.EditDeals, nameof(RebaseJournal), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var draft = await context.DealDrafts.AsNoTracking().Where(row => row.DealId == dealId)
            .Select(row => new { row.Version, row.Document }).SingleOrDefaultAsync(cancellationToken);
        if (draft is null)
            return new Result<UndoneEdit>.NotFound("The deal");
        var old = await JournalStore.CurrentAsync(context, dealId, actor.UserId, draft.Version, cancellationToken);
        if (old is null || old.BaseVersion == draft.Version)
            return new UndoneEdit(old?.Current ?? draft.Document, old?.ToState(draft.Version) ?? new JournalState(0, 0, false, false, null, draft.Version, false));

        var mine = DocumentMerge.Merge(old.BaseDocument, old.Current, draft.Document);
        await JournalStore.EnsureAsync(context, dealId, actor.UserId, draft.Version, draft.Document, cancellationToken);
        var journal = (await JournalStore.LockAsync(context, dealId, actor.UserId, draft.Version, cancellationToken))!;
        await JournalStore.AppendAsync(context, journal, mine, clock.GetUtcNow(), cancellationToken);
        if (choice == RebaseChoice.TakeTheirs && journal.Position > 0)
        {
            journal.Position = 0;
            journal.Current = draft.Document;
        }

        context.Journals.Remove(old);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new UndoneEdit(journal.Current, journal.ToState(draft.Version));
    }
}
