using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Simulations;

/// <summary>Opens simulations: one by its id, or what a deal has.</summary>
public sealed class OpenSimulation(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    /// <summary>One, with its result when it is complete. One that belongs to no deal is seen by whoever asked for it.</summary>
    public async Task<Result<SimulationView>> ExecuteAsync(Guid runId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<SimulationView>(actor, Permission.ViewDeals, nameof(OpenSimulation), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = context.SimulationRuns.Where(run => run.Id == runId && (run.DealId != null || run.RequestedById == actor.UserId));
        return await SimulationReads.NewestCompleteAsync(context, mine, cancellationToken) is { } complete
            ? complete
            : await SimulationReads.Standings(context, mine).FirstOrDefaultAsync(cancellationToken) is { } standing
                ? new SimulationView(standing, null)
                : new Result<SimulationView>.NotFound("The simulation");
    }

    /// <summary>What a deal has: the newest, and the last complete one.</summary>
    public async Task<Result<DealSimulations>> OfDealAsync(Guid dealId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<DealSimulations>(actor, Permission.ViewDeals, nameof(OpenSimulation), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var runs = context.SimulationRuns.Where(run => run.DealId == dealId);
        return new DealSimulations(
            await SimulationReads.Standings(context, runs).FirstOrDefaultAsync(cancellationToken), await SimulationReads.NewestCompleteAsync(context, runs, cancellationToken));
    }

    /// <summary>Where the newest of a deal stands, without its result.</summary>
    public async Task<Result<SimulationStanding>> NewestOfDealAsync(Guid dealId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<SimulationStanding>(actor, Permission.ViewDeals, nameof(OpenSimulation), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var runs = context.SimulationRuns.Where(run => run.DealId == dealId);
        return await SimulationReads.Standings(context, runs).FirstOrDefaultAsync(cancellationToken) is { } standing ? standing : new Result<SimulationStanding>.NotFound("A simulation");
    }

    /// <summary>Where one stands, without its result: cheap enough to be asked several times a second.</summary>
    public async Task<Result<SimulationStanding>> StandingAsync(Guid runId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<SimulationStanding>(actor, Permission.ViewDeals, nameof(OpenSimulation), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = context.SimulationRuns.Where(run => run.Id == runId && (run.DealId != null || run.RequestedById == actor.UserId));
        return await SimulationReads.Standings(context, mine).FirstOrDefaultAsync(cancellationToken) is { } standing ? standing : new Result<SimulationStanding>.NotFound("The simulation");
    }
}
