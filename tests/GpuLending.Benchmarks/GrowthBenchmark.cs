using System.Diagnostics;
using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Simulation;
using GpuLending.Engine.Tests.Reference;

namespace GpuLending.Benchmarks;

/// <summary>How time and memory grow: 1 to 10,000 deals, each sized and run under twelve scenarios, as the compiled form carries them and as only the general engine does; 1,000 to 1,000,000 paths
/// of one deal. All on every processor.</summary>
internal static class GrowthBenchmark
{
    private static readonly Scenario[] Scenarios = [.. ReferenceDeal.Scenarios];

    public static int Run()
    {
        foreach (var deals in new[] { 1, 10, 100, 1_000, 10_000 })
            OfDeals("deals-compiled", deals, i => PreparedDeal.Of(ReferenceDeal.Number(i).Document(), ReferenceDeal.Market, ReferenceDeal.Closing), Scenarios);
        foreach (var deals in new[] { 1, 10, 100, 1_000, 10_000 })
            OfDeals("deals-general", deals, i => PreparedDeal.Of(Large(i), DeskDeal.Market, DeskDeal.Closing), [Scenario.Base]);
        foreach (var paths in new[] { 1_000, 10_000, 100_000, 1_000_000 })
            OfPaths(paths);
        return 0;
    }

    /// <summary>The desk's large deal with other counts and prices.</summary>
    private static DealCase Large(int i)
    {
        var deal = DeskDeal.Deal;
        return deal with
        {
            Lots = [.. deal.Lots.Select(lot => lot with { Count = lot.Count + (i % 997) })],
            Contracts = [.. deal.Contracts.Select(contract => contract with { PricePerGpuHour = Money.Usd(2.2m + (0.0001m * (i % 4001))) })],
        };
    }

    private static void OfDeals(string name, int deals, Func<int, PreparedDeal> prepare, Scenario[] scenarios)
    {
        var loans = new double[deals];
        prepare(0).Run(scenarios);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        Parallel.For(0, deals, i =>
        {
            foreach (var figures in prepare(i).Run(scenarios, 1, new FigureOptions { WithEquityReturn = false }))
                loans[i] += figures.LoanSize;
        });
        Print(name, deals, scenarios.Length, clock.Elapsed.TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
        if (!loans.All(double.IsFinite))
            throw new InvalidOperationException("A loan has no size.");
    }

    private static void OfPaths(int paths)
    {
        var simulator = Simulator.Of(SimulationWorkload.Deal, ReferenceDeal.Market, ReferenceDeal.Closing, SimulationWorkload.Terms with { Paths = paths });
        simulator.Run(Environment.ProcessorCount);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        simulator.Run(Environment.ProcessorCount);
        Print("paths", paths, 1, clock.Elapsed.TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    private static void Print(string name, int count, int runs, double seconds, long bytes) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"workload\":\"growth-{name}\",\"count\":{count},\"scenarios\":{runs},\"threads\":{Environment.ProcessorCount},\"seconds\":{seconds:0.0000},\"microseconds_each\":{seconds * 1e6 / count / runs:0.00},\"bytes_each\":{bytes / count / runs}}}"));
}
