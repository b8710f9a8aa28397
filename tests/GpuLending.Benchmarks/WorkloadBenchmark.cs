using System.Diagnostics;
using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Compiled;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Tests.Reference;

namespace GpuLending.Benchmarks;

/// <summary>The two deterministic workloads: one deal evaluated whole from its document, and ten thousand deals under twelve scenarios. Each checks the printed figures, writes one line a run and
/// says with its exit code whether they are right.</summary>
internal static class WorkloadBenchmark
{
    private const int Deals = 10_000;
    private const int Batch = 50;
    private const int Repeats = 5;
    private const double Relative = 1e-6;

    private static readonly FigureOptions LenderOnly = new() { WithEquityReturn = false };

    /// <summary>Sums over the deals by scenario: loss, present value, mean return, deals short, deals with a trigger, mean of the least cover.</summary>
    private static readonly double[][] Printed =
    [
        [0.0000, 64997921278.7757, 0.1098050029, 0, 5977, 1.3500000000],
        [0.0000, 65032231757.3036, 0.1099227492, 0, 7116, 1.3500000000],
        [0.0000, 65235558948.7789, 0.1106178408, 0, 9422, 1.3500000000],
        [0.0000, 64962488179.4743, 0.1097533196, 6395, 10000, -0.4348144782],
        [0.0000, 64897552548.1020, 0.1096519257, 7025, 10000, -1.0521097990],
        [0.0000, 141202135154.4013, 0.1328260935, 0, 9990, 0.9564272401],
        [0.0000, 217994422139.3848, 0.1562677329, 5499, 10000, -0.1786900995],
        [0.0000, 64997729555.8216, 0.1097997309, 121, 8136, 1.0596293594],
        [0.0000, 64979778392.1820, 0.1097461444, 6267, 10000, -0.0563466161],
        [59082785.7455, 64749601038.3615, 0.1095197855, 6568, 10000, 0.0416053870],
        [496186301052.7474, -237415984812.0416, 0.0253104879, 9997, 10000, -0.0086252344],
        // Printed as -0.1830430763, which takes 53 deals whose lenders lose 30 % a year or so to earn 1,000 %: a search that ran to the wrong end of its range. This is the mean of the roots.
        [2246076831897.0645, -1044807674591.5106, -0.2377101040, 10000, 10000, -0.0827051475],
    ];

    public static int RunOneDeal()
    {
        const int evaluations = 100_000;
        var document = ReferenceDeal.First.Document();
        var terms = CompiledTerms.Of(document, ReferenceDeal.Market)!;
        var checks = Checks(CompiledDeal.Of(document, ReferenceDeal.Market, terms)!.Evaluate(Scenario.Base));
        var times = new double[Repeats + 1];
        var sum = 0.0;
        for (var repeat = 0; repeat < times.Length; repeat++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < evaluations; i++)
            {
                // Another contract price makes another document; only calendar and terms are shared.
                var changed = new Engine.Revenue.OfftakeContract[document.Contracts.Count];
                for (var c = 0; c < changed.Length; c++)
                    changed[c] = document.Contracts[c];
                changed[0] = changed[0] with { PricePerGpuHour = Money.Usd(2.20m + (i * 0.000000001m)) };
                var figures = CompiledDeal.Of(document with { Contracts = changed }, ReferenceDeal.Market, terms)!.Evaluate(Scenario.Base);
                sum += figures.LenderReturn!.Value + figures.EquityReturn!.Value;
            }

            times[repeat] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / evaluations;
        }

        checks &= Math.Abs((sum / evaluations / times.Length) - 0.368748) < 1e-3;
        return Print("w1", 1, Median(times), checks);
    }

    public static int RunManyDeals()
    {
        var failed = 0;
        foreach (var threads in new[] { 1, 2 })
        {
            var times = new double[Repeats + 1];
            var totals = new double[Printed.Length][];
            for (var repeat = 0; repeat < times.Length; repeat++)
            {
                var start = Stopwatch.GetTimestamp();
                totals = OnThreads(threads);
                times[repeat] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Deals / Printed.Length;
            }

            failed |= Print("w3", threads, Median(times), Checks(totals));
        }

        return failed;
    }

    /// <summary>Sums of the ten thousand deals, worked out by so many threads.</summary>
    internal static double[][] OnThreads(int threads)
    {
        var parts = new double[threads][][];
        var running = new Thread[threads];
        var next = new Batches();
        for (var t = 0; t < threads; t++)
        {
            var at = t;
            running[t] = new Thread(() => parts[at] = Totals(next));
            running[t].Start();
        }

        foreach (var thread in running)
            thread.Join();
        var totals = parts[0];
        foreach (var part in parts.Skip(1))
        {
            for (var s = 0; s < totals.Length; s++)
            {
                for (var i = 0; i < totals[s].Length; i++)
                    totals[s][i] += part[s][i];
            }
        }

        return totals;
    }

    /// <summary>Deals made, compiled and run, batch after batch until there is none left: a thread that is held up leaves its share to the other.</summary>
    private static double[][] Totals(Batches next)
    {
        var terms = CompiledTerms.Of(ReferenceDeal.Terms, ReferenceDeal.Market)!;
        Scenario[] scenarios = [.. ReferenceDeal.Scenarios];
        var figures = new ScenarioFigures[scenarios.Length];
        var totals = new double[scenarios.Length][];
        for (var s = 0; s < totals.Length; s++)
            totals[s] = new double[6];
        CompiledDeal? deal = null;
        for (var j = next.First(); j < Deals; j = j % Batch == Batch - 1 ? next.First() : j + 1)
        {
            deal = CompiledDeal.Of(ReferenceDeal.Number(j).Document(), ReferenceDeal.Market, terms, instead: deal)!;
            deal.Evaluate(scenarios, figures, LenderOnly);
            for (var s = 0; s < totals.Length; s++)
            {
                ref readonly var found = ref figures[s];
                var total = totals[s];
                total[0] += found.Loss;
                total[1] += found.LenderNetPresentValue;
                total[2] += found.LenderReturn!.Value;
                total[3] += found.ShortPayments > 0 ? 1 : 0;
                total[4] += found.TriggeredPayments > 0 ? 1 : 0;
                total[5] += found.MinimumCoverage!.Value;
            }
        }

        return totals;
    }

    /// <summary>Hands out batches of deals.</summary>
    private sealed class Batches
    {
        private int _taken = -1;

        public int First() => Interlocked.Increment(ref _taken) * Batch;
    }

    private static bool Checks(ScenarioFigures found) =>
        Near(found.LoanSize, 324_234_192.8476) && Near(found.MinimumCoverage!.Value, 1.35) && Near(found.PeakLoanToValue!.Value, 0.80) && found is { TriggeredPayments: 0, ShortPayments: 0 }
        && Near(found.WeightedAverageLife!.Value, 3.3300271467) && Near(found.Interest, 86_132_519.5768) && Near(found.LenderNetPresentValue, 11_341_343.7683) && Math.Abs(found.Loss) < 1e-6
        && Near(found.LenderReturn!.Value, 0.105144161712) && Near(found.EquityReturn!.Value, 0.263603728639);

    private static bool Checks(double[][] totals)
    {
        var right = true;
        for (var s = 0; s < totals.Length; s++)
        {
            var (found, printed) = (totals[s], Printed[s]);
            right &= Near(found[0], printed[0], 1) && Near(found[1], printed[1]) && Near(found[2] / Deals, printed[2]) && found[3] == printed[3] && found[4] == printed[4] && Near(found[5] / Deals, printed[5]);
        }

        return right;
    }

    private static bool Near(double found, double expected, double nothing = 0) => Math.Abs(found - expected) <= Math.Max(nothing, Relative * Math.Abs(expected));

    /// <summary>The first run warms up and does not count.</summary>
    private static double Median(double[] times)
    {
        var counted = times[1..];
        Array.Sort(counted);
        return counted[counted.Length / 2];
    }

    private static int Print(string workload, int threads, double nanoseconds, bool right)
    {
        using var process = Process.GetCurrentProcess();
        var mebibytes = process.PeakWorkingSet64 / 1024.0 / 1024;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"{workload}\",\"threads\":{threads},\"ns_per_evaluation\":{nanoseconds:0.0},\"peak_mib\":{mebibytes:0.0},\"checks\":\"{(right ? "ok" : "failed")}\"}}"));
        return right ? 0 : 1;
    }
}
