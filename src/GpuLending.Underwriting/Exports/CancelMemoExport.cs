using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Exports;

/// <summary>Stops an export: one that waits at once, one that runs within a second. Memos made before are kept. Its own person may, and a manager.</summary>
public sealed class CancelMemoExport(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    /// <returns>Where it stands after the call.</returns>
    public async Task<Result<MemoExportState>> ExecuteAsync(Guid exportId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments))
            return await refusals.RefuseAsync<MemoExportState>(actor, Permission.ExportDocuments, nameof(CancelMemoExport), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Held, so that it cannot end or be claimed between the look and the step.
        await context.Database.ExecuteSqlAsync($"SELECT 1 FROM memo_exports WHERE id = {exportId} FOR UPDATE", cancellationToken);
        var export = await context.MemoExports.AsNoTracking().SingleOrDefaultAsync(row => row.Id == exportId, cancellationToken);
        if (export is null || (export.RequestedById != actor.UserId && actor.Role != Role.Manager)) return new Result<MemoExportState>.NotFound("The export");
        if (export.State is not (MemoExportState.Queued or MemoExportState.Running) || export.CancelRequestedAt is not null) return export.State;

        var now = clock.GetUtcNow();
        var queued = export.State == MemoExportState.Queued;
        await context.MemoExports.Where(row => row.Id == exportId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.CancelRequestedAt, now).SetProperty(row => row.State, row => queued ? MemoExportState.Cancelled : row.State).SetProperty(row => row.EndedAt, row => queued ? now : null),
            cancellationToken);
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.MemoExportCancelled, "memo-export", exportId, null), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return queued ? MemoExportState.Cancelled : MemoExportState.Running;
    }
}
