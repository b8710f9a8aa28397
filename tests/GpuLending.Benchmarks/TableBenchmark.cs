using System.Diagnostics;
using System.Globalization;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Benchmarks;

/// <summary>A two-way table of rent and value, 21 x 21, on the desk's large deal: the loan is sized and 441 scenarios are run on it. Prints the fastest, the median and the slowest of many
/// tables and what a cell allocates, on one thread and on all.</summary>
internal static class TableBenchmark
{
    private const int Steps = 21;
    private const double MostMilliseconds = 100;

    public static int Run()
    {
        var alone = Measure(1);
        var together = Environment.ProcessorCount > 1 ? Measure(Environment.ProcessorCount) : alone;
        return Math.Min(alone, together) < MostMilliseconds ? 0 : 1;
    }

    private static double Measure(int threads)
    {
        const int warm = 10;
        const int runs = 25;
        Scenario[] scenarios =
        [
            .. from row in Enumerable.Range(0, Steps)
               from column in Enumerable.Range(0, Steps)
               select new Scenario { Name = "Table", RentFactor = 0.2 + (0.06 * row), ValueFactor = 0.2 + (0.06 * column) },
        ];
        var milliseconds = new List<double>();
        long bytes = 0;
        for (var i = 0; i < warm + runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var deal = PreparedDeal.Of(DeskDeal.Deal, DeskDeal.Market, DeskDeal.Closing);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            deal.Run(scenarios, threads);
            bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
            if (i >= warm)
                milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        milliseconds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"table\",\"cells\":{scenarios.Length},\"threads\":{threads},\"best_ms\":{milliseconds[0]:0.0},\"median_ms\":{milliseconds[runs / 2]:0.0},\"worst_ms\":{milliseconds[^1]:0.0},\"bytes_a_cell\":{bytes / scenarios.Length}}}"));
        return milliseconds[runs / 2];
    }
}
