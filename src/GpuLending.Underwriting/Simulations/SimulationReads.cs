using GpuLending.Engine;
using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Simulations;

/// <summary>Reads of runs that use cases share.</summary>
internal static class SimulationReads
{
    public static IQueryable<SimulationStanding> Standings(UnderwritingDbContext context, IQueryable<SimulationRun> runs) =>
        from run in runs.AsNoTracking()
        join person in context.Users on run.RequestedById equals person.Id
        orderby run.CreatedAt descending, run.Id descending
        select new SimulationStanding(
            run.Id, run.DealId, run.RequestedById, person.DisplayName, run.State, run.PathsDone, run.Paths, run.CancelRequestedAt != null, run.CreatedAt, run.StartedAt, run.EndedAt, run.Problem,
            run.CaseHash, run.SnapshotId, run.Terms);

    /// <summary>The newest complete run of these, with its result; null when there is none.</summary>
    public static async Task<SimulationView?> NewestCompleteAsync(UnderwritingDbContext context, IQueryable<SimulationRun> runs, CancellationToken cancellationToken) =>
        await Standings(context, runs.Where(run => run.State == SimulationRunState.Completed)).FirstOrDefaultAsync(cancellationToken) is { } standing
            ? new SimulationView(standing, SimulationContent.Result((await context.SimulationRuns.AsNoTracking().Where(run => run.Id == standing.Id).Select(run => run.Result).SingleAsync(cancellationToken))!))
            : null;

    /// <summary>The newest complete result of this very case on this market; null when there is none, and then a paper says so.</summary>
    public static async Task<SimulationResult?> OfContentAsync(UnderwritingDbContext context, Guid dealId, DealCase dealCase, string snapshotId, CancellationToken cancellationToken)
    {
        var hash = CaseHash.Of(dealCase);
        return (await NewestCompleteAsync(context, context.SimulationRuns.Where(run => run.DealId == dealId && run.CaseHash == hash && run.SnapshotId == snapshotId), cancellationToken))?.Result;
    }
}
