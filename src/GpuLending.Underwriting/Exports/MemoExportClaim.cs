using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Exports;

/// <summary>
/// A worker's hold on an export. Every write names the claim: once it has run out and another worker has taken the export up, nothing of the first one counts any more.
/// The database's clock alone decides what has run out.
/// </summary>
internal sealed class MemoExportClaim(IDbContextFactory<UnderwritingDbContext> contexts, Guid exportId, Guid claimId, TimeSpan lease)
{
    public Guid ExportId => exportId;

    /// <summary>Takes the oldest export that waits, or whose worker has died; null when there is none. Two workers never take the same one.</summary>
    public static async Task<MemoExportClaim?> TakeAsync(IDbContextFactory<UnderwritingDbContext> contexts, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var claimId = Guid.CreateVersion7();
        var taken = await context.Database.SqlQuery<Guid>(
            $"""
             UPDATE memo_exports SET state = 'Running', claim_id = {claimId}, lease_until = now() + {lease}, attempts = attempts + 1, started_at = coalesce(started_at, now())
             WHERE id = (SELECT id FROM memo_exports WHERE state = 'Queued' OR (state = 'Running' AND lease_until < now())
                         ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
             RETURNING id AS "Value"
             """).ToListAsync(cancellationToken);
        return taken is [var exportId] ? new MemoExportClaim(contexts, exportId, claimId, lease) : null;
    }

    /// <summary>Renews the claim.</summary>
    /// <returns>Whether to go on: false when somebody stopped the export or the claim is lost.</returns>
    public async Task<bool> BeatAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stopped = await context.Database.SqlQuery<bool>(
            $"""
             UPDATE memo_exports SET lease_until = now() + {lease} WHERE id = {exportId} AND claim_id = {claimId}
             RETURNING (cancel_requested_at IS NOT NULL) AS "Value"
             """).ToListAsync(cancellationToken);
        return stopped is [false];
    }

    /// <summary>Stores what became of one deal, unless the claim is lost. An export that gets this far is not given up for its attempts.</summary>
    public async Task DoneAsync(int position, MemoExportItemState state, string? fileName, byte[]? content, string? problem, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await Mine(context).ExecuteUpdateAsync(set => set.SetProperty(export => export.Attempts, 0), cancellationToken) == 1)
        {
            await context.MemoExportItems.Where(item => item.ExportId == exportId && item.Position == position && item.State == MemoExportItemState.Waiting).ExecuteUpdateAsync(
                set => set.SetProperty(item => item.State, state).SetProperty(item => item.FileName, fileName).SetProperty(item => item.Content, content).SetProperty(item => item.Problem, problem),
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Gives the export back, for another worker to go on with.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await Mine(context).ExecuteUpdateAsync(
            set => set.SetProperty(export => export.State, MemoExportState.Queued).SetProperty(export => export.ClaimId, (Guid?)null).SetProperty(export => export.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(export => export.Attempts, export => export.Attempts > 0 ? export.Attempts - 1 : 0),
            cancellationToken);
    }

    /// <summary>Ends it. One that was stopped a moment before ends as cancelled, whatever it was to end as.</summary>
    /// <returns>How it ended; null when the claim is lost.</returns>
    public async Task<MemoExportState?> EndAsync(UnderwritingDbContext context, MemoExportState state, string? problem, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (state == MemoExportState.Completed && await EndAsync(context, Mine(context).Where(export => export.CancelRequestedAt == null), state, problem, at, cancellationToken)) return state;
        var other = state == MemoExportState.Completed ? MemoExportState.Cancelled : state;
        return await EndAsync(context, Mine(context), other, problem, at, cancellationToken) ? other : null;
    }

    private static async Task<bool> EndAsync(
        UnderwritingDbContext context, IQueryable<MemoExport> mine, MemoExportState state, string? problem, DateTimeOffset at, CancellationToken cancellationToken) =>
        await mine.ExecuteUpdateAsync(
            set => set.SetProperty(export => export.State, state).SetProperty(export => export.Problem, problem).SetProperty(export => export.EndedAt, at)
                .SetProperty(export => export.ClaimId, (Guid?)null).SetProperty(export => export.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken) == 1;

    private IQueryable<MemoExport> Mine(UnderwritingDbContext context) => context.MemoExports.Where(export => export.Id == exportId && export.ClaimId == claimId);
}
