using System.Diagnostics;
using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Market;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Sizing;

namespace GpuLending.Benchmarks;

/// <summary>One evaluation of a deal as large as a desk will see: 10 lots, 10 contracts, 20 draws, 84 months, monthly payments. Prints the median of many, for the base
/// scenario, for a stressed one (which sizes the base first) and for greater-of repayment (which sizes by root search).</summary>
internal static class EvaluateBenchmark
{
    private static readonly DateOnly Closing = new(2026, 12, 31);

    public static int Run()
    {
        var deal = Deal();
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
        var market = Market();
        for (var i = 0; i < warm; i++)
            DealEvaluator.Evaluate(deal, market, scenario, Closing);
        var ticks = new long[runs];
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            DealEvaluator.Evaluate(deal, market, scenario, Closing);
            ticks[i] = Stopwatch.GetTimestamp() - start;
        }

        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / runs;
        Array.Sort(ticks);
        var milliseconds = ticks[runs / 2] * 1000.0 / Stopwatch.Frequency;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"evaluate-{name}\",\"median_ms\":{milliseconds:0.000},\"p95_ms\":{ticks[runs * 95 / 100] * 1000.0 / Stopwatch.Frequency:0.000},\"bytes\":{bytes}}}"));
    }

    private static DealCase Deal() => new()
    {
        ClosingDate = Closing,
        Lots = [.. Enumerable.Range(0, 10).Select(i => new Lot
        {
            Id = $"L{i}",
            GpuModel = "H100-SXM-80GB",
            Count = 1000 + (100 * i),
            UnitCost = new() { Gpu = Money.Usd(40_000), Network = Money.Usd(6_000) },
            InServiceDate = Closing.AddMonths(i),
        })],
        Contracts = [.. Enumerable.Range(0, 10).Select(i => new OfftakeContract
        {
            Id = $"C{i}",
            CustomerRating = "A-",
            Gpus = 900 + (90 * i),
            Start = Closing.AddMonths(i),
            End = Closing.AddMonths(72 + i),
            PricePerGpuHour = Money.Usd(2.4m),
            EscalatorPerAnnum = 0.01,
            LotIds = i < 5 ? [$"L{i}"] : [],
        })],
        Merchant = new() { PricePerGpuHour = Money.Usd(1.8m) },
        Costs = new() { Power = new() { PricePerKilowattHour = Money.Usd(0.07m) }, MaintenancePerGpuMonth = Money.Usd(30), EscalatorPerAnnum = 0.02 },
        Facility = new()
        {
            TenorMonths = 66,
            PaymentFrequency = PaymentFrequency.Monthly,
            Draws = new()
            {
                Kind = DrawPlanKind.Entered,
                Entered = [.. Enumerable.Range(0, 20).Select(i => new PlannedDraw { Date = Closing.AddDays(27 * i), Amount = Money.Usd(20_000_000) })],
            },
            Interest = new() { MarginPerAnnum = 0.045 },
        },
        Sizing = new()
        {
            AdvanceOnCost = new() { AdvanceRate = 0.8 },
            LoanToValue = new() { Status = LimitStatus.ShownOnly },
            Tenor = new() { Status = LimitStatus.ShownOnly },
        },
    };

    private static MarketSnapshot Market() => new()
    {
        Id = "benchmark",
        Models = new Dictionary<string, GpuModel> { ["H100-SXM-80GB"] = new() { Key = "H100-SXM-80GB", ThermalDesignPowerWatts = 700 } },
        BaseRates = new Dictionary<string, ForwardCurve>
        {
            ["SOFR"] = new() { Pillars = [new(Closing, 0.0365, true, "assumed"), new(Closing.AddYears(4), 0.034, true, "assumed")] },
        },
    };
}
