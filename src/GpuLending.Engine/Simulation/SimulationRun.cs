namespace GpuLending.Engine.Simulation;

/// <summary>Hands out the blocks of a run to threads until all are done.</summary>
internal sealed class SimulationRun(
    SimulatedDeal deal, SimulationState state, FanSample fans, Action<SimulationProgress>? progress, Action<SimulationState>? checkpoint)
{
    private readonly Lock _lock = new();
    private int _next = -1;
    private int _underWay;
    private bool _stopped;

    /// <summary>Runs what is left.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Finish(int threads, CancellationToken cancellationToken)
    {
        if (threads == 1)
        {
            Work(cancellationToken);
            return;
        }

        var failures = new Exception?[threads];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, at => failures[at] = Caught(cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        if (failures.FirstOrDefault(failure => failure is not null) is { } first)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
    }

    private Exception? Caught(CancellationToken cancellationToken)
    {
        try
        {
            Work(cancellationToken);
            return null;
        }
        catch (Exception failure)
        {
            // The other threads stop at their next block; the caller rethrows.
            Volatile.Write(ref _stopped, true);
            return failure;
        }
    }

    private void Work(CancellationToken cancellationToken)
    {
        BlockRunner? runner = null;
        int block;
        while (!Volatile.Read(ref _stopped) && (block = Interlocked.Increment(ref _next)) < deal.Blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sampled = block < FanSample.Blocks;
            if (state.IsDone(block) && !sampled)
                continue;
            runner ??= new BlockRunner(deal);
            var counted = 0;
            runner.Run(block, state.Block(block), sampled ? fans : null, progress is null ? null : done => Report(ref counted, done), cancellationToken);
            lock (_lock)
            {
                _underWay -= counted;
                // A block that a checkpoint holds was run again only for the fan charts.
                if (!state.IsDone(block))
                    state.Add(block, runner);
                progress?.Invoke(new(state.PathsDone, deal.Terms.Paths));
                checkpoint?.Invoke(state);
            }
        }
    }

    private void Report(ref int counted, int done)
    {
        lock (_lock)
        {
            _underWay += done - counted;
            counted = done;
            progress!(new(Math.Min(deal.Terms.Paths, state.PathsDone + _underWay), deal.Terms.Paths));
        }
    }
}
