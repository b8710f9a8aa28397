using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Persistence;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.Simulations;

/// <summary>Stands between a run and the database: hears from the engine how far it is, and tells it on in a beat of its own, with checkpoints. Stops the run when it is told to.</summary>
internal sealed partial class SimulationWatch(SimulationClaim claim, SimulationRun run, SimulationWorkerOptions options, TimeProvider clock, ILogger logger)
{
    /// <summary>A checkpoint is made when the last one was made or stored at least so many times its own time ago.</summary>
    private const int CheckpointShare = 20;

    private int _done = run.PathsDone;
    private byte[]? _checkpoint;
    private long _keptAt = clock.GetTimestamp();
    private long _every = options.CheckpointEvery.Ticks;
    private Task _storing = Task.CompletedTask;

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

    /// <summary>After a block: keeps its state when the last one is old enough. The engine's threads wait meanwhile.</summary>
    public void Passed(SimulationState state)
    {
        if (clock.GetElapsedTime(_keptAt).Ticks < Volatile.Read(ref _every)) return;
        var begun = clock.GetTimestamp();
        Volatile.Write(ref _checkpoint, state.ToBytes());
        _keptAt = clock.GetTimestamp();
        Spare(clock.GetElapsedTime(begun, _keptAt));
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

                    // A large checkpoint takes longer than a beat: the next beats go on beside it, and hear when the run is stopped.
                    if (!_storing.IsCompleted) continue;
                    await _storing;
                    if (TakeCheckpoint() is { } checkpoint) _storing = StoreAsync(checkpoint, ending);
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
        finally
        {
            await _storing;
        }
    }

    private async Task StoreAsync(byte[] checkpoint, CancellationToken ending)
    {
        var begun = clock.GetTimestamp();
        try
        {
            await claim.KeepAsync(checkpoint, ending);
            Spare(clock.GetElapsedTime(begun));
        }
        catch (OperationCanceledException)
        {
            // The run has ended; without a result it gives its last checkpoint back itself.
            Interlocked.CompareExchange(ref _checkpoint, checkpoint, null);
        }
        catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
        {
            LogAway(lost, claim.RunId);
        }
    }

    /// <summary>Checkpoints of a long run grow: they are made and stored in a small part of its time.</summary>
    private void Spare(TimeSpan took) => Volatile.Write(ref _every, Math.Max(Volatile.Read(ref _every), CheckpointShare * took.Ticks));

    [LoggerMessage(2607, LogLevel.Warning, "Simulation {RunId} goes on without the database")]
    private partial void LogAway(Exception exception, Guid runId);
}
