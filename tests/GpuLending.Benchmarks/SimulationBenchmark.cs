using System.Diagnostics;
using System.Globalization;
using GpuLending.Engine.Simulation;
using GpuLending.Engine.Tests.Reference;

namespace GpuLending.Benchmarks;

/// <summary>The second workload of the published reference: 100,000 paths of 72 months through the public <see cref="Simulator"/>, one line of JSON a number of threads.</summary>
internal static class SimulationBenchmark
{
    private const int Rounds = 9;

    public static int Run()
    {
        var terms = SimulationWorkload.Terms;
        var simulator = Simulator.Of(SimulationWorkload.Deal, ReferenceDeal.Market, ReferenceDeal.Closing, terms);
        if (simulator.WhyGeneral is { } why)
            Console.Error.WriteLine($"The general engine runs it: {why}.");
        var checks = Wrong(simulator.Run(1));
        checks.AddRange(SameBits(simulator));
        foreach (var threads in new[] { 1, 2 })
        {
            simulator.Run(threads);
            var seconds = new double[Rounds];
            for (var round = 0; round < Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                simulator.Run(threads);
                seconds[round] = watch.Elapsed.TotalSeconds;
            }

            Array.Sort(seconds);
            var rate = terms.Paths * 72L / seconds[Rounds / 2];
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"workload\":\"w2\",\"threads\":{threads},\"path_months_per_s\":{rate:F0},\"peak_mib\":{process.PeakWorkingSet64 / 1048576.0:F1},\"checks\":\"{(checks.Count == 0 ? "ok" : "failed")}\"}}"));
        }

        foreach (var check in checks)
            Console.Error.WriteLine(check);
        return checks.Count == 0 ? 0 : 1;
    }

    private static List<string> Wrong(SimulationResult result) =>
    [
        .. SimulationWorkload.Figures.Where(figure => !(Math.Abs(figure.Read(result) - figure.Expected) <= figure.Tolerance))
            .Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Name}: {figure.Read(result)}, expected {figure.Expected} ± {figure.Tolerance}")),
    ];

    private static IEnumerable<string> SameBits(Simulator simulator)
    {
        var one = simulator.Run(1).Losses;
        foreach (var threads in new[] { 2, 16 })
        {
            if (!simulator.Run(threads).Losses.SequenceEqual(one))
                yield return $"losses on {threads} threads differ from one thread";
        }
    }
}
