using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Simulations;

/// <summary>Takes one path out of a complete simulation as a scenario, and runs the deal under it. Stores nothing.</summary>
public sealed class OpenSimulatedPath(IDbContextFactory<UnderwritingDbContext> contexts, OpenSimulation open, ReadMarketSnapshot readMarket, CurveCatalogue curves)
{
    public async Task<Result<SimulatedPathView>> ExecuteAsync(Guid runId, int index, Actor actor, CancellationToken cancellationToken)
    {
        switch (await open.StandingAsync(runId, actor, cancellationToken))
        {
            case Result<SimulationStanding>.Success { Value: var standing }:
                if (standing.State != SimulationRunState.Completed) return new Result<SimulatedPathView>.Conflict("The simulation is not complete.");
                if (index < 0 || index >= standing.Paths) return new Result<SimulatedPathView>.NotFound($"Path {index}");
                return await TakeAsync(standing, index, cancellationToken);
            case Result<SimulationStanding>.Forbidden(var reason):
                return new Result<SimulatedPathView>.Forbidden(reason);
            default:
                return new Result<SimulatedPathView>.NotFound("The simulation");
        }
    }

    private async Task<Result<SimulatedPathView>> TakeAsync(SimulationStanding standing, int index, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var content = await context.SimulationRuns.AsNoTracking().Where(run => run.Id == standing.Id).Select(run => run.Case).SingleAsync(cancellationToken);
        var market = await readMarket.ExecuteAsync(standing.SnapshotId, cancellationToken);
        try
        {
            return await Task.Run(
                () =>
                {
                    var dealCase = SimulationContent.Case(content);
                    var path = Simulator.Of(dealCase, market, dealCase.ClosingDate, standing.Terms, curves).Path(index);
                    return new SimulatedPathView(standing.Id, path, DealEvaluator.Evaluate(dealCase, market, path.Scenario, dealCase.ClosingDate, curves));
                },
                cancellationToken);
        }
        catch (NotComputableException refusal)
        {
            return new Result<SimulatedPathView>.NotComputable(refusal.Message);
        }
    }
}
