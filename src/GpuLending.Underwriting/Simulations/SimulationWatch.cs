using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Persistence;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.Simulations;

/// <summary>Stands between a run and the database: hears from the engine how far it is, and tells it on in a beat of its own, with checkpoints. Stops the run when it is told to.</summary>
internal sealed partial class SimulationWatch(SimulationClaim claim, SimulationRun run, SimulationWorkerOptions options, TimeProvider clock, ILogger logger)
{
    private int _done = run.PathsDone;
    private byte[]? _checkpoint;
    private long _keptAt = clock.GetTimestamp();

    /// <summary>What the last beat heard.</summary>
    public SimulationBeat Last { get; private set; }

    /// <summary>From any of the engine's threads.</summary>
    public void Reached(SimulationProgress progress)
    {
        for (var known = Volatile.Read(ref _done); progress.PathsDone > known; known = Volatile.Read(ref _done))
        {
            if (Interlocked.CompareExchange(ref _done, progress.PathsDone, known) == known) return;
        }
    }

    /// <summary>After a block: keeps its state when the last one is old enough.</summary>
    public void Passed(SimulationState state)
    {
        if (clock.GetElapsedTime(_keptAt) < options.CheckpointEvery) return;
        Volatile.Write(ref _checkpoint, state.ToBytes());
        _keptAt = clock.GetTimestamp();
    }

    /// <summary>The newest checkpoint that is not stored yet; null when there is none.</summary>
    public byte[]? TakeCheckpoint() => Interlocked.Exchange(ref _checkpoint, null);

    /// <summary>Beats until the run ends, and ends it when it was stopped or the claim is lost.</summary>
    public async Task BeatAsync(CancellationTokenSource stop)
    {
        var ending = stop.Token;
        try
        {
            using var timer = new PeriodicTimer(options.Beat, clock);
            while (await timer.WaitForNextTickAsync(ending))
            {
                try
                {
                    Last = await claim.BeatAsync(Volatile.Read(ref _done), ending);
                    if (Last != SimulationBeat.GoOn)
                    {
                        await stop.CancelAsync();
                        return;
                    }

                    if (TakeCheckpoint() is { } checkpoint) await claim.KeepAsync(checkpoint, ending);
                }
                catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
                {
                    // The run goes on. When the database stays away for longer than the lease somebody else takes the run up, and this one hears it.
                    LogAway(lost, claim.RunId);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    [LoggerMessage(2607, LogLevel.Warning, "Simulation {RunId} goes on without the database")]
    private partial void LogAway(Exception exception, Guid runId);
}
