using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Simulations;

/// <summary>
/// A worker's hold on a run. Every write names the claim: once it has run out and another worker has taken the run up, nothing of the first one counts any more.
/// The database's clock alone decides what has run out, so that nodes need not agree on the time.
/// </summary>
internal sealed class SimulationClaim(IDbContextFactory<UnderwritingDbContext> contexts, Guid runId, Guid claimId, TimeSpan lease)
{
    public Guid RunId => runId;

    /// <summary>Takes the oldest run that waits, or whose worker has died; null when there is none. Two workers never take the same one.</summary>
    public static async Task<SimulationClaim?> TakeAsync(IDbContextFactory<UnderwritingDbContext> contexts, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var claimId = Guid.CreateVersion7();
        var taken = await context.Database.SqlQuery<Guid>(
            $"""
             UPDATE simulation_runs SET state = 'Running', claim_id = {claimId}, lease_until = now() + {lease}, attempts = attempts + 1, started_at = coalesce(started_at, now())
             WHERE id = (SELECT id FROM simulation_runs WHERE state = 'Queued' OR (state = 'Running' AND lease_until < now())
                         ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
             RETURNING id AS "Value"
             """).ToListAsync(cancellationToken);
        return taken is [var runId] ? new SimulationClaim(contexts, runId, claimId, lease) : null;
    }

    public async Task<SimulationRun> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SimulationRuns.AsNoTracking().SingleAsync(run => run.Id == runId, cancellationToken);
    }

    /// <summary>Tells how far it is and renews the claim.</summary>
    public async Task<SimulationBeat> BeatAsync(int pathsDone, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stopped = await context.Database.SqlQuery<bool>(
            $"""
             UPDATE simulation_runs SET paths_done = {pathsDone}, lease_until = now() + {lease} WHERE id = {runId} AND claim_id = {claimId}
             RETURNING (cancel_requested_at IS NOT NULL) AS "Value"
             """).ToListAsync(cancellationToken);
        return stopped is [var asked] ? asked ? SimulationBeat.Stopped : SimulationBeat.GoOn : SimulationBeat.Lost;
    }

    /// <summary>Stores what a worker can go on from. A run that gets this far is not given up for its attempts.</summary>
    public Task KeepAsync(byte[] checkpoint, CancellationToken cancellationToken) => WriteAsync(
        (runs, token) => runs.ExecuteUpdateAsync(set => set.SetProperty(run => run.Checkpoint, checkpoint).SetProperty(run => run.Attempts, 0), token), cancellationToken);

    /// <summary>Gives the run back, for another worker to go on with.</summary>
    public Task ReleaseAsync(CancellationToken cancellationToken) => WriteAsync(
        (runs, token) => runs.ExecuteUpdateAsync(
            set => set.SetProperty(run => run.State, SimulationRunState.Queued).SetProperty(run => run.ClaimId, (Guid?)null).SetProperty(run => run.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(run => run.Attempts, run => run.Attempts > 0 ? run.Attempts - 1 : 0), token),
        cancellationToken);

    /// <summary>Ends it without a result.</summary>
    /// <returns>False when the claim is lost.</returns>
    public Task<bool> EndAsync(UnderwritingDbContext context, SimulationRunState state, string? problem, DateTimeOffset at, CancellationToken cancellationToken) =>
        EndAsync(context, state, problem, null, at, cancellationToken);

    /// <summary>Stores the result of all paths. A run that was stopped a moment before ends without one.</summary>
    /// <returns>False when the claim is lost or the run was stopped.</returns>
    public Task<bool> CompleteAsync(UnderwritingDbContext context, byte[] result, DateTimeOffset at, CancellationToken cancellationToken) =>
        EndAsync(context, SimulationRunState.Completed, null, result, at, cancellationToken);

    private async Task<bool> EndAsync(
        UnderwritingDbContext context, SimulationRunState state, string? problem, byte[]? result, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var mine = Mine(context);
        if (result is not null) mine = mine.Where(run => run.CancelRequestedAt == null);
        return await mine.ExecuteUpdateAsync(
            set => set.SetProperty(run => run.State, state).SetProperty(run => run.Problem, problem).SetProperty(run => run.Result, result)
                .SetProperty(run => run.PathsDone, run => result == null ? run.PathsDone : run.Paths).SetProperty(run => run.EndedAt, at)
                .SetProperty(run => run.Checkpoint, (byte[]?)null).SetProperty(run => run.ClaimId, (Guid?)null).SetProperty(run => run.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken) == 1;
    }

    private async Task WriteAsync(Func<IQueryable<SimulationRun>, CancellationToken, Task<int>> write, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await write(Mine(context), cancellationToken);
    }

    private IQueryable<SimulationRun> Mine(UnderwritingDbContext context) => context.SimulationRuns.Where(run => run.Id == runId && run.ClaimId == claimId);
}
