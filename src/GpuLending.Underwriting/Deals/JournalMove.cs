using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Deals;

/// <summary>Moves the position of the actor's journal by one edit: what undo and redo share.</summary>
internal static class JournalMove
{
    public static async Task<Result<UndoneEdit>> ByAsync(
        int step, IDbContextFactory<UnderwritingDbContext> contexts, Guid dealId, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var draft = await context.DealDrafts.AsNoTracking().Where(row => row.DealId == dealId)
            .Select(row => new { row.Version, row.Document }).SingleOrDefaultAsync(cancellationToken);
        if (draft is null)
            return new Result<UndoneEdit>.NotFound("The deal");
        var current = await JournalStore.CurrentAsync(context, dealId, actor.UserId, draft.Version, cancellationToken);
        if (current is null)
            return new UndoneEdit(draft.Document, new JournalState(0, 0, false, false, null, draft.Version, false));
        var journal = (await JournalStore.LockAsync(context, dealId, actor.UserId, current.BaseVersion, cancellationToken))!;
        await context.Entry(journal).ReloadAsync(cancellationToken);

        var position = journal.Position + step;
        if (position >= 0 && position <= journal.Length)
        {
            journal.Current = await JournalStore.ReplayAsync(context, journal, position, cancellationToken);
            journal.Position = position;
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new UndoneEdit(journal.Current, journal.ToState(draft.Version));
    }
}
