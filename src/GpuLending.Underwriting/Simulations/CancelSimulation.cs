using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Simulations;

/// <summary>Stops a simulation: one that waits at once, one that runs within half a second. Its own person may, and a manager.</summary>
public sealed class CancelSimulation(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    /// <returns>Where it stands after the call.</returns>
    public async Task<Result<SimulationRunState>> ExecuteAsync(Guid runId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.RunSimulations))
            return await refusals.RefuseAsync<SimulationRunState>(actor, Permission.RunSimulations, nameof(CancelSimulation), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Held, so that it cannot end or be claimed between the look and the step.
        await context.Database.ExecuteSqlAsync($"SELECT 1 FROM simulation_runs WHERE id = {runId} FOR UPDATE", cancellationToken);
        var run = await context.SimulationRuns.Where(row => row.Id == runId)
            .Select(row => new { row.State, row.RequestedById, row.DealId, row.CancelRequestedAt }).SingleOrDefaultAsync(cancellationToken);
        if (run is null) return new Result<SimulationRunState>.NotFound("The simulation");
        if (run.RequestedById != actor.UserId && actor.Role != Role.Manager)
            return new Result<SimulationRunState>.Forbidden("Somebody else started this simulation; they or a manager may stop it.");
        if (run.State is not (SimulationRunState.Queued or SimulationRunState.Running) || run.CancelRequestedAt is not null) return run.State;

        var now = clock.GetUtcNow();
        var queued = run.State == SimulationRunState.Queued;
        await context.SimulationRuns.Where(row => row.Id == runId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.CancelRequestedAt, now)
                .SetProperty(row => row.State, row => queued ? SimulationRunState.Cancelled : row.State)
                .SetProperty(row => row.EndedAt, row => queued ? now : null)
                .SetProperty(row => row.Checkpoint, row => queued ? null : row.Checkpoint),
            cancellationToken);
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.SimulationCancelled, "simulation", runId, run.DealId), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return queued ? SimulationRunState.Cancelled : SimulationRunState.Running;
    }
}
