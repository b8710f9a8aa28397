using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.Simulations;

/// <summary>
/// Takes simulations up one after the other. Any number of workers on any number of nodes share the queue; a run whose worker dies is taken up by another from its
/// last checkpoint when the lease has run out, and gives the same bits as one that was never interrupted.
/// </summary>
public sealed partial class SimulationWorker(
    IDbContextFactory<UnderwritingDbContext> contexts, ReadMarketSnapshot readMarket, CurveCatalogue curves, AuditTrail audit, TimeProvider clock, SimulationWorkerOptions options,
    ILogger<SimulationWorker> logger)
{
    /// <summary>Claims without a checkpoint between them after which a run is given up.</summary>
    private const int MostAttempts = 5;

    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2);

    /// <summary>Works until it is told to stop; what it is at then goes back into the queue.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var hearing = await contexts.CreateDbContextAsync(stopping);
                var signals = await SimulationSignal.HearAsync(hearing, stopping);
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

    /// <summary>Takes one run up and brings it to its end.</summary>
    /// <returns>False when there is none to take up.</returns>
    public async Task<bool> RunNextAsync(CancellationToken stopping)
    {
        if (await SimulationClaim.TakeAsync(contexts, options.Lease, stopping) is not { } claim) return false;
        var run = await claim.ReadAsync(stopping);
        LogTaken(run.Id, run.Attempts, run.PathsDone, run.Paths);
        if (run.CancelRequestedAt is not null)
        {
            await EndAsync(claim, run, SimulationRunState.Cancelled, null, stopping);
            return true;
        }

        if (run.Attempts > MostAttempts)
        {
            await EndAsync(claim, run, SimulationRunState.Failed, $"Its worker ended {MostAttempts} times before it got anywhere. Start it again, or with fewer paths.", stopping);
            return true;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var watch = new SimulationWatch(claim, run, options, clock, logger);
        var beating = watch.BeatAsync(stop);
        try
        {
            var market = await readMarket.ExecuteAsync(run.SnapshotId, stop.Token);
            var result = await Task.Factory.StartNew(() => Simulate(run, market, watch, stop.Token), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await CompleteAsync(claim, run, result, stopping);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await beating;
            if (watch.Last == SimulationBeat.Stopped) await EndAsync(claim, run, SimulationRunState.Cancelled, null, CancellationToken.None);
            else if (watch.Last == SimulationBeat.GoOn) await GiveBackAsync(claim, watch);
            stopping.ThrowIfCancellationRequested();
        }
        catch (NotComputableException refusal)
        {
            await EndAsync(claim, run, SimulationRunState.Failed, refusal.Message, stopping);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !DatabaseAvailability.IsLost(fault))
        {
            LogFailed(fault, run.Id);
            await EndAsync(claim, run, SimulationRunState.Failed, "The simulation broke off. The fault is ours and was logged.", stopping);
        }
        finally
        {
            await stop.CancelAsync();
            await beating;
        }

        return true;
    }

    private SimulationResult Simulate(SimulationRun run, MarketSnapshot market, SimulationWatch watch, CancellationToken stop)
    {
        var dealCase = SimulationContent.Case(run.Case);
        var simulator = Simulator.Of(dealCase, market, dealCase.ClosingDate, run.Terms, curves);
        // The slow form leaves a processor to the people at their desks.
        var threads = simulator.WhyGeneral is null ? Environment.ProcessorCount : Math.Max(1, Environment.ProcessorCount - 1);
        try
        {
            return simulator.Run(threads, watch.Reached, run.Checkpoint, watch.Passed, stop);
        }
        catch (ArgumentException refused) when (run.Checkpoint is not null)
        {
            // Written by another version of the engine: from the beginning then.
            LogCheckpointRefused(run.Id, refused.Message);
            return simulator.Run(threads, watch.Reached, null, watch.Passed, stop);
        }
    }

    private async Task CompleteAsync(SimulationClaim claim, SimulationRun run, SimulationResult result, CancellationToken cancellationToken)
    {
        var content = DealDocumentJson.ToCanonicalBytes(result);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var stored = await claim.CompleteAsync(context, content, clock.GetUtcNow(), cancellationToken);
        if (stored)
        {
            await audit.AppendAsync(
                context, null, new AuditEvent(AuditActions.SimulationCompleted, "simulation", run.Id, run.DealId, new { run.Paths, run.Seed, run.CaseHash, run.SnapshotId, result.EngineVersion }), cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        if (stored) LogCompleted(run.Id, run.Paths);
        else await EndAsync(claim, run, SimulationRunState.Cancelled, null, cancellationToken);
    }

    private async Task EndAsync(SimulationClaim claim, SimulationRun run, SimulationRunState state, string? problem, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await claim.EndAsync(context, state, problem, clock.GetUtcNow(), cancellationToken)) LogEnded(run.Id, state);
    }

    private static async Task GiveBackAsync(SimulationClaim claim, SimulationWatch watch)
    {
        // The node is going: a few seconds for the last checkpoint, and nothing is lost when they are not enough.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        if (watch.TakeCheckpoint() is { } last) await claim.KeepAsync(last, patience.Token);
        await claim.ReleaseAsync(patience.Token);
    }

    [LoggerMessage(2601, LogLevel.Information, "Simulation {RunId} taken up: claim {Attempt}, {PathsDone} of {Paths} paths done")]
    private partial void LogTaken(Guid runId, int attempt, int pathsDone, int paths);

    [LoggerMessage(2602, LogLevel.Information, "Simulation {RunId} complete with {Paths} paths")]
    private partial void LogCompleted(Guid runId, int paths);

    [LoggerMessage(2603, LogLevel.Information, "Simulation {RunId} ended as {State}")]
    private partial void LogEnded(Guid runId, SimulationRunState state);

    [LoggerMessage(2604, LogLevel.Error, "Simulation {RunId} broke off")]
    private partial void LogFailed(Exception exception, Guid runId);

    [LoggerMessage(2605, LogLevel.Warning, "Checkpoint of simulation {RunId} is of another run and is not used: {Reason}")]
    private partial void LogCheckpointRefused(Guid runId, string reason);

    [LoggerMessage(2606, LogLevel.Warning, "The simulation worker lost its footing and starts again")]
    private partial void LogFault(Exception exception);
}
