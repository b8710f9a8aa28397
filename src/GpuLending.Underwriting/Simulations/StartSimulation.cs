using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.Validation;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Simulations;

/// <summary>Queues a simulation of a document as it stands. Workers take it up at once when one is free; it outlives the page, the circuit and the node.</summary>
public sealed class StartSimulation(
    IDbContextFactory<UnderwritingDbContext> contexts, ReadMarketSnapshot readMarket, CurveCatalogue curves, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    /// <returns>The run's id.</returns>
    public async Task<Result<Guid>> ExecuteAsync(StartSimulationCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.RunSimulations))
            return await refusals.RefuseAsync<Guid>(actor, Permission.RunSimulations, nameof(StartSimulation), cancellationToken);
        if (SimulationTermsValidator.Check(command.Terms) is { Count: > 0 } wrongTerms)
            return new Result<Guid>.Invalid(wrongTerms);

        MarketSnapshot market;
        try
        {
            market = await readMarket.ExecuteAsync(command.SnapshotId, cancellationToken);
        }
        catch (KeyNotFoundException) when (command.SnapshotId is not null)
        {
            return new Result<Guid>.NotFound($"The market snapshot '{FieldRules.Short(command.SnapshotId)}'");
        }

        if (DealDocumentValidator.For(market, curves).Check(command.Document) is { Count: > 0 } wrong)
            return new Result<Guid>.Invalid(wrong);
        try
        {
            // What cannot be simulated is said now, and not by a job that fails.
            await Task.Run(() => Simulator.Of(command.Document.Case, market, command.Document.Case.ClosingDate, command.Terms, curves), cancellationToken);
        }
        catch (NotComputableException refusal)
        {
            return new Result<Guid>.NotComputable(refusal.Message);
        }
        catch (ArgumentException refusal)
        {
            return new Result<Guid>.NotComputable(refusal.Message.Split(" (Parameter '", 2)[0]);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (command.DealId is { } dealId && !await context.Deals.AnyAsync(deal => deal.Id == dealId, cancellationToken))
            return new Result<Guid>.NotFound("The deal");
        var now = clock.GetUtcNow();
        var content = DealDocumentJson.ToCanonicalBytes(command.Document.Case);
        var run = new SimulationRun
        {
            Id = Guid.CreateVersion7(now),
            DealId = command.DealId,
            RequestedById = actor.UserId,
            Case = content,
            CaseHash = CaseHash.Of(content),
            SnapshotId = market.Id,
            Terms = command.Terms,
            Seed = command.Terms.Seed,
            Paths = command.Terms.Paths,
            State = SimulationRunState.Queued,
            CreatedAt = now,
        };
        context.Add(run);
        try
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await audit.AppendAsync(
                context, actor, new AuditEvent(AuditActions.SimulationStarted, "simulation", run.Id, run.DealId, new { run.Paths, run.Seed, run.CaseHash, run.SnapshotId }), cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await SimulationSignal.SendAsync(context, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException refused) when (UniqueViolation.Is(refused, SimulationRunConfiguration.OneEach))
        {
            return new Result<Guid>.Conflict("You have a simulation that is not done. Wait for it, or cancel it first.");
        }

        return run.Id;
    }
}
