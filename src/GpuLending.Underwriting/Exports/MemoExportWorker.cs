using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.Exports;

/// <summary>
/// Takes exports up one after the other and makes their memos deal by deal. An export whose worker dies is taken up by another at the first deal that is not done.
/// A deal that cannot be printed is listed with its reason; the others go on.
/// </summary>
public sealed partial class MemoExportWorker(
    IDbContextFactory<UnderwritingDbContext> contexts, ExportPaper export, AuditTrail audit, TimeProvider clock, MemoExportWorkerOptions options, ILogger<MemoExportWorker> logger)
{
    /// <summary>Claims without a deal done between them after which the deal at work is given up.</summary>
    private const int MostAttempts = 3;

    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2);

    /// <summary>Works until it is told to stop; what it is at then goes back into the queue.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var hearing = await contexts.CreateDbContextAsync(stopping);
                var signals = await MemoExportSignal.HearAsync(hearing, stopping);
                while (true)
                {
                    while (await RunNextAsync(stopping))
                    {
                        // There may be more.
                    }

                    await signals.WaitAsync(options.IdleLook, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                LogFault(fault);
                await Task.Delay(AfterFault, clock, CancellationToken.None).WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Takes one export up and brings it to its end.</summary>
    /// <returns>False when there is none to take up.</returns>
    public async Task<bool> RunNextAsync(CancellationToken stopping)
    {
        if (await MemoExportClaim.TakeAsync(contexts, options.Lease, stopping) is not { } claim) return false;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var beating = BeatAsync(claim, stop);
        try
        {
            var all = await MakeAsync(claim, stop.Token);
            await EndAsync(claim, all ? MemoExportState.Completed : MemoExportState.Cancelled, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The node is going: a few seconds to give it back, and the lease does it when they are not enough.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await claim.ReleaseAsync(patience.Token);
            throw;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await EndAsync(claim, MemoExportState.Cancelled, stopping);
        }
        finally
        {
            await stop.CancelAsync();
            await beating;
        }

        return true;
    }

    /// <returns>False when somebody stopped the export or the claim is lost.</returns>
    private async Task<bool> MakeAsync(MemoExportClaim claim, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var job = await context.MemoExports.AsNoTracking().SingleAsync(row => row.Id == claim.ExportId, stop);
        var positions = await context.MemoExportItems.AsNoTracking().Where(item => item.ExportId == job.Id && item.State == MemoExportItemState.Waiting)
            .OrderBy(item => item.Position).Select(item => new { item.Position, item.DealId }).ToListAsync(stop);
        LogTaken(job.Id, job.Attempts, positions.Count, job.Deals);
        if (job.Attempts > MostAttempts && positions is [var stuck, .. var rest])
        {
            await claim.DoneAsync(stuck.Position, MemoExportItemState.Failed, null, null, $"Its worker ended {MostAttempts} times at this memo.", stop);
            positions = rest;
        }

        foreach (var item in positions)
        {
            if (!await claim.BeatAsync(stop)) return false;
            // The role of the moment: whoever has lost the right meanwhile takes nothing away.
            var owner = await context.Users.AsNoTracking().Where(person => person.Id == job.RequestedById && person.DisabledAt == null).SingleOrDefaultAsync(stop);
            var (file, problem) = owner is null ? (null, "Whoever asked for it may no longer sign in.") : await PrintAsync(job, item.DealId, owner.ToActor(), stop);
            await claim.DoneAsync(
                item.Position, file is null ? MemoExportItemState.Failed : MemoExportItemState.Made, file?.FileName, file?.Content, problem is { Length: > 2000 } ? problem[..2000] : problem, stop);
        }

        return true;
    }

    private async Task<(MemoFile? File, string? Problem)> PrintAsync(MemoExport job, Guid dealId, Actor actor, CancellationToken stop)
    {
        try
        {
            var subject = await SubjectAsync(job.Source, dealId, stop) with { TemplateId = job.TemplateId };
            return await export.ExecuteAsync(subject, MemoKind.DealMemo, job.Format, actor, stop) switch
            {
                Result<MemoFile>.Success(var file) => (file, null),
                Result<MemoFile>.Invalid(var messages) => (null, "The draft has faults: " + string.Join(" ", messages.Select(message => message.Message))),
                Result<MemoFile>.NotFound(var what) => (null, $"{what} does not exist."),
                Result<MemoFile>.Forbidden(var reason) => (null, reason),
                Result<MemoFile>.Conflict(var reason) => (null, reason),
                Result<MemoFile>.NotComputable(var reason) => (null, reason),
                var other => throw new InvalidOperationException($"Unknown outcome {other}."),
            };
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException) && !DatabaseAvailability.IsLost(fault))
        {
            LogBroken(fault, job.Id, dealId);
            return (null, "The memo could not be made. The fault is ours and was logged.");
        }
    }

    private async Task<MemoSubject> SubjectAsync(MemoExportSource source, Guid dealId, CancellationToken stop)
    {
        if (source == MemoExportSource.Draft) return new MemoSubject.OfDraft(dealId);
        await using var context = await contexts.CreateDbContextAsync(stop);
        var latest = await context.Revisions.Where(revision => revision.DealId == dealId).OrderByDescending(revision => revision.Number).Select(revision => (Guid?)revision.Id).FirstOrDefaultAsync(stop);
        return latest is { } revisionId ? new MemoSubject.OfRevision(revisionId) : new MemoSubject.OfDraft(dealId);
    }

    /// <summary>Renews the claim until the export ends, and ends it when it was stopped or the claim is lost.</summary>
    private async Task BeatAsync(MemoExportClaim claim, CancellationTokenSource stop)
    {
        var ending = stop.Token;
        try
        {
            using var timer = new PeriodicTimer(options.Beat, clock);
            while (await timer.WaitForNextTickAsync(ending))
            {
                try
                {
                    if (await claim.BeatAsync(ending)) continue;
                    await stop.CancelAsync();
                    return;
                }
                catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
                {
                    // The memo at work goes on; when the database stays away for longer than the lease, somebody else takes the export up.
                    LogAway(lost, claim.ExportId);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The export has ended.
        }
    }

    private async Task EndAsync(MemoExportClaim claim, MemoExportState state, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var ended = await claim.EndAsync(context, state, null, clock.GetUtcNow(), cancellationToken);
        if (ended == MemoExportState.Completed)
        {
            var failed = await context.MemoExportItems.CountAsync(item => item.ExportId == claim.ExportId && item.State == MemoExportItemState.Failed, cancellationToken);
            await audit.AppendAsync(context, null, new AuditEvent(AuditActions.MemoExportCompleted, "memo-export", claim.ExportId, null, new { failed }), cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        if (ended is { } how) LogEnded(claim.ExportId, how);
    }

    [LoggerMessage(2801, LogLevel.Information, "Memo export {ExportId} taken up: claim {Attempt}, {Waiting} of {Deals} deals to do")]
    private partial void LogTaken(Guid exportId, int attempt, int waiting, int deals);

    [LoggerMessage(2802, LogLevel.Information, "Memo export {ExportId} ended as {State}")]
    private partial void LogEnded(Guid exportId, MemoExportState state);

    [LoggerMessage(2803, LogLevel.Error, "Memo export {ExportId} could not print deal {DealId}")]
    private partial void LogBroken(Exception exception, Guid exportId, Guid dealId);

    [LoggerMessage(2804, LogLevel.Warning, "Memo export {ExportId} goes on without the database")]
    private partial void LogAway(Exception exception, Guid exportId);

    [LoggerMessage(2805, LogLevel.Warning, "The worker of memo exports lost its footing and starts again")]
    private partial void LogFault(Exception exception);
}
