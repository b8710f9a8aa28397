using System.Text.Json;
using GpuLending.Engine.Simulation;
using GpuLending.Engine.Tests.Reference;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Simulation;

/// <summary>Runs that are watched, cancelled and gone on with.</summary>
public sealed class InterruptedRunTests
{
    private static readonly SimulationTerms Terms = SimulationWorkload.Terms with { Paths = 8000 };

    [Fact]
    public void A_run_goes_on_from_a_checkpoint_to_the_same_bits()
    {
        var whole = Simulate(Terms).Run(2, cancellationToken: TestContext.Current.CancellationToken);
        byte[]? stored = null;
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => Simulate(Terms).Run(
            2,
            checkpoint: state =>
            {
                stored = state.ToBytes();
                if (state.PathsDone >= 3000)
                    stop.Cancel();
            },
            cancellationToken: stop.Token));

        var paths = new List<int>();
        var resumed = Simulate(Terms).Run(1, progress => paths.Add(progress.PathsDone), stored, cancellationToken: TestContext.Current.CancellationToken);

        paths[0].ShouldBeGreaterThanOrEqualTo(3000);
        JsonSerializer.Serialize(resumed).ShouldBe(JsonSerializer.Serialize(whole));
        resumed.Losses.ShouldBe(whole.Losses);
    }

    [Fact]
    public void A_checkpoint_of_another_run_is_refused()
    {
        byte[] stored = [];
        Simulate(Terms).Run(1, checkpoint: state => stored = state.ToBytes(), cancellationToken: TestContext.Current.CancellationToken);
        Should.Throw<ArgumentException>(() => Simulate(Terms with { Seed = 3 }).Run(1, resume: stored, cancellationToken: TestContext.Current.CancellationToken)).Message.ShouldContain("another run");
        Should.Throw<ArgumentException>(() => Simulate(Terms).Run(1, resume: stored[..(stored.Length / 2)], cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Progress_reaches_the_end()
    {
        var seen = new List<SimulationProgress>();
        Simulate(Terms).Run(2, seen.Add, cancellationToken: TestContext.Current.CancellationToken);
        seen.Select(progress => progress.PathsDone).ShouldBeInOrder();
        seen[^1].ShouldBe(new SimulationProgress(8000, 8000));
    }

    [Fact]
    public void A_cancelled_run_returns_nothing()
    {
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => Simulate(Terms).Run(2, _ => stop.Cancel(), cancellationToken: stop.Token));
    }

    [Fact]
    public void More_paths_allocate_no_more_than_their_losses()
    {
        var (small, large) = (Simulate(Terms with { Paths = 10_000 }), Simulate(Terms with { Paths = 30_000 }));
        large.Run(1, cancellationToken: TestContext.Current.CancellationToken);
        var perPath = (Allocated(large) - Allocated(small)) / 20_000.0;
        // Each loss is kept, copied in order, and its block's sums stored.
        perPath.ShouldBeLessThan(32);
    }

    private static long Allocated(Simulator simulator)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        simulator.Run(1, cancellationToken: TestContext.Current.CancellationToken);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Simulator Simulate(SimulationTerms terms) => Simulator.Of(SimulationWorkload.Deal, ReferenceDeal.Market, ReferenceDeal.Closing, terms);
}
