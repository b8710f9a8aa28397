using System.Diagnostics;
using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Compiled;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Tests.Reference;

namespace GpuLending.Benchmarks;

/// <summary>Where a deal of the third workload takes its time: its document, compiling it, its twelve scenarios, and all three. In batches so short that most are run without a break, the fast
/// ones counted: what other processes take does not matter much.</summary>
internal static class PartsBenchmark
{
    private const int Batch = 100;
    private const int Batches = 1_500;

    /// <summary>Batches at the beginning that do not count.</summary>
    private const int WarmUp = 300;

    private static readonly FigureOptions LenderOnly = new() { WithEquityReturn = false };

    public static int Run()
    {
        var terms = CompiledTerms.Of(ReferenceDeal.Terms, ReferenceDeal.Market)!;
        Scenario[] scenarios = [.. ReferenceDeal.Scenarios];
        var figures = new ScenarioFigures[scenarios.Length];
        DealCase[] documents = [.. Enumerable.Range(0, Batch).Select(j => ReferenceDeal.Number(j).Document())];
        CompiledDeal[] deals = [.. documents.Select(document => Compiled(document, null))];
        CompiledDeal? last = null;
        Print("document", j => ReferenceDeal.Number(j).Document());
        Print("compiling", j => last = Compiled(documents[j], last));
        Print("twelve scenarios", j => deals[j].Evaluate(scenarios, figures, LenderOnly));
        Print("all", j => (last = Compiled(ReferenceDeal.Number(j).Document(), last)).Evaluate(scenarios, figures, LenderOnly));
        return 0;

        CompiledDeal Compiled(DealCase document, CompiledDeal? instead) => CompiledDeal.Of(document, ReferenceDeal.Market, terms, instead: instead)!;
    }

    private static void Print(string part, Action<int> work)
    {
        var nanoseconds = new double[Batches];
        var bytes = 0L;
        for (var batch = 0; batch < Batches; batch++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var j = 0; j < Batch; j++)
                work(j);
            nanoseconds[batch] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Batch;
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Batch;
        }

        var counted = nanoseconds[WarmUp..];
        Array.Sort(counted);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{part}: {counted[counted.Length / 50]:0} ns a deal in the fastest fiftieth of batches, {counted[counted.Length / 2]:0} in the middle one, {bytes} bytes"));
    }
}
