using System.Diagnostics;
using System.Globalization;

namespace GpuLending.Benchmarks;

/// <summary>The ten thousand deals on one thread and on two in turn: time, processor time, and how often and how long the collection of garbage stopped both. What other processes take falls on
/// both alike.</summary>
internal static class ScalingBenchmark
{
    private const int Rounds = 25;
    private const int WarmUp = 5;
    private const double Evaluations = 120_000;

    public static int Run()
    {
        var times = new[] { new List<double>(), new List<double>() };
        var used = new double[2];
        var collections = new int[2];
        var stopped = new double[2];
        using var process = Process.GetCurrentProcess();
        for (var round = 0; round < Rounds + WarmUp; round++)
        {
            for (var at = 0; at < 2; at++)
            {
                process.Refresh();
                var (processor, collected, paused) = (process.TotalProcessorTime, GC.CollectionCount(0), GC.GetTotalPauseDuration());
                var start = Stopwatch.GetTimestamp();
                WorkloadBenchmark.OnThreads(at + 1);
                var taken = Stopwatch.GetElapsedTime(start);
                process.Refresh();
                if (round < WarmUp)
                    continue;
                times[at].Add(taken.TotalNanoseconds / Evaluations);
                used[at] += (process.TotalProcessorTime - processor).TotalNanoseconds / Evaluations / Rounds;
                collections[at] += GC.CollectionCount(0) - collected;
                stopped[at] += (GC.GetTotalPauseDuration() - paused).TotalNanoseconds / Evaluations / Rounds;
            }
        }

        for (var at = 0; at < 2; at++)
        {
            times[at].Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{at + 1} thread(s): fastest {times[at][0]:0} ns an evaluation, middle {times[at][Rounds / 2]:0}; of the processor {used[at]:0}; {collections[at] / (double)Rounds:0.0} collections a run, stopped {stopped[at]:0.0} ns an evaluation"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"two threads against one: {times[0][0] / times[1][0]:0.00} by the fastest, {times[0][Rounds / 2] / times[1][Rounds / 2]:0.00} by the middle"));
        return 0;
    }
}
