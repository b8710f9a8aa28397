using System.Diagnostics;
using System.Globalization;
using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Market;

namespace GpuLending.Benchmarks;

/// <summary>How long a simulation of each sample deal takes on the usual terms, on two threads, and how soon one in full swing stops.</summary>
internal static class SampleSimulationBenchmark
{
    public static int Run(int paths, string only)
    {
        var market = ReferenceData.ShippedSnapshot();
        foreach (var sample in SampleDeal.All)
        {
            var dealCase = sample.Document.Case;
            if (!dealCase.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
                continue;
            var simulator = Simulator.Of(dealCase, market, dealCase.ClosingDate, new SimulationTerms { Paths = paths });
            var watch = Stopwatch.StartNew();
            var processor = Environment.CpuUsage.TotalTime;
            var result = simulator.Run(2);
            var seconds = watch.Elapsed.TotalSeconds;
            processor = Environment.CpuUsage.TotalTime - processor;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{dealCase.Name}: {paths:N0} paths in {seconds:0.00} s, {processor.TotalSeconds:0.00} s of processor, {processor.TotalMicroseconds / paths:0.0} microseconds a path; stops in {Stops(simulator) * 1000:0} ms; expected loss {result.ExpectedLoss.Value:0}; {simulator.WhyGeneral ?? "in vectors"}"));
        }

        return 0;
    }

    /// <summary>A long run with a checkpoint every two seconds, as a job makes them.</summary>
    public static int RunLong(int paths, string only)
    {
        var market = ReferenceData.ShippedSnapshot();
        var dealCase = SampleDeal.All.First(sample => sample.Document.Case.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).Document.Case;
        var simulator = Simulator.Of(dealCase, market, dealCase.ClosingDate, new SimulationTerms { Paths = paths });
        foreach (var keeps in new[] { false, true })
        {
            var processor = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            double last = 0, making = 0;
            var bytes = 0;
            simulator.Run(2, null, null, keeps ? Keep : null);
            processor = Environment.CpuUsage.TotalTime - processor;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{dealCase.Name}: {paths:N0} paths in {watch.Elapsed.TotalSeconds:0.00} s, {processor.TotalMicroseconds / paths:0.00} microseconds of processor a path; checkpoints took {making:0.00} s, the last one {bytes:N0} bytes"));

            void Keep(SimulationState state)
            {
                var now = watch.Elapsed.TotalSeconds;
                if (now < last + 2)
                    return;
                bytes = state.ToBytes().Length;
                last = watch.Elapsed.TotalSeconds;
                making += last - now;
            }
        }

        return 0;
    }

    /// <summary>Seconds from the word to stop until the run has stopped.</summary>
    private static double Stops(Simulator simulator)
    {
        using var stop = new CancellationTokenSource();
        using var running = new ManualResetEventSlim();
        var run = Task.Run(() => simulator.Run(2, _ => running.Set(), cancellationToken: stop.Token));
        running.Wait();
        var watch = Stopwatch.StartNew();
        stop.Cancel();
        try
        {
            run.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // Asked for.
        }

        return watch.Elapsed.TotalSeconds;
    }
}
