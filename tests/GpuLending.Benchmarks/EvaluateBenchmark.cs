using System.Diagnostics;
using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Benchmarks;

/// <summary>One evaluation of the desk's large deal. Prints the median of many, for the base
/// scenario, for a stressed one (which sizes the base first) and for greater-of repayment (which sizes by root search).</summary>
internal static class EvaluateBenchmark
{
    public static int Run()
    {
        var deal = DeskDeal.Deal;
        var stress = new Scenario { Name = "Stress", ValueFactor = 0.7, RentFactor = 0.6, RateShift = 0.02, DelayMonths = 3 };
        var greaterOf = deal with { Facility = deal.Facility with { Amortisation = new() { Style = AmortisationStyle.GreaterOf } } };
        Measure("base", deal, Scenario.Base);
        Measure("stressed", deal, stress);
        Measure("greater-of", greaterOf, Scenario.Base);
        return 0;
    }

    private static void Measure(string name, DealCase deal, Scenario scenario)
    {
        const int warm = 1000;
        const int runs = 300;
        var market = DeskDeal.Market;
        for (var i = 0; i < warm; i++)
            DealEvaluator.Evaluate(deal, market, scenario, DeskDeal.Closing);
        var ticks = new long[runs];
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            DealEvaluator.Evaluate(deal, market, scenario, DeskDeal.Closing);
            ticks[i] = Stopwatch.GetTimestamp() - start;
        }

        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / runs;
        Array.Sort(ticks);
        var milliseconds = ticks[runs / 2] * 1000.0 / Stopwatch.Frequency;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"evaluate-{name}\",\"best_ms\":{ticks[0] * 1000.0 / Stopwatch.Frequency:0.000},\"median_ms\":{milliseconds:0.000},\"p95_ms\":{ticks[runs * 95 / 100] * 1000.0 / Stopwatch.Frequency:0.000},\"bytes\":{bytes}}}"));
    }
}
