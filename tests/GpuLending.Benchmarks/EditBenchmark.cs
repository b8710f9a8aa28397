using System.Diagnostics;
using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Market;

namespace GpuLending.Benchmarks;

/// <summary>What the server takes for a field edit, validation, engine and policy on the shipped market: on the first tranche of Fluidstack, then on the desk's large deal.</summary>
internal static class EditBenchmark
{
    private const double MostMilliseconds = 100;
    private const int Edits = 200;
    private const int WarmUps = 20;
    private const int Seed = 20261123;

    public static int Run()
    {
        var market = ReferenceData.ShippedSnapshot();
        var sample = Measure("first tranche of Fluidstack", FluidstackFirstTranche.Document, market);
        var large = Measure("10 lots, 10 contracts, 20 draws, 84 months", FluidstackFirstTranche.Document with { Case = DeskDeal.Deal }, market);
        return Math.Max(sample, large) < MostMilliseconds ? 0 : 1;
    }

    /// <summary>The 95th percentile in milliseconds; infinity when less than half of the edits could be computed.</summary>
    private static double Measure(string name, DealDocument document, MarketSnapshot market)
    {
        var random = new Random(Seed);
        for (var i = 0; i < WarmUps; i++) EvaluateDeal.Evaluate(Edited(document, random), Scenario.Base, market);

        var milliseconds = new List<double>();
        var computed = 0;
        for (var i = 0; i < Edits; i++)
        {
            var edited = Edited(document, random);
            var started = Stopwatch.GetTimestamp();
            var outcome = EvaluateDeal.Evaluate(edited, Scenario.Base, market);
            milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (outcome is not Result<Evaluation>.Success) continue;
            computed++;
            document = edited;
        }

        milliseconds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {Edits} random field edits ({computed} computed): p50 {milliseconds[Edits / 2]:0.0} ms, p95 {milliseconds[Edits * 95 / 100]:0.0} ms, worst {milliseconds[^1]:0.0} ms"));
        return computed < Edits / 2 ? double.PositiveInfinity : milliseconds[Edits * 95 / 100];
    }

    private static DealDocument Edited(DealDocument document, Random random)
    {
        var deal = document.Case;
        var factor = 0.8 + (0.4 * random.NextDouble());
        return document with
        {
            Case = random.Next(12) switch
            {
                0 => deal with { Lots = At(deal.Lots, random, lot => lot with { Haircut = 0.2 * random.NextDouble() }) },
                1 => deal with { Lots = At(deal.Lots, random, lot => lot with { UnitCost = lot.UnitCost with { Gpu = Times(lot.UnitCost.Gpu, factor) } }) },
                2 => deal with { Contracts = At(deal.Contracts, random, contract => contract with { PricePerGpuHour = Times(contract.PricePerGpuHour, factor) }) },
                3 => deal with { Contracts = At(deal.Contracts, random, contract => contract with { TakeOrPayShare = 0.7 + (0.3 * random.NextDouble()) }) },
                4 => deal with { Contracts = At(deal.Contracts, random, contract => contract with { End = contract.Start.AddMonths(random.Next(24, 60)) }) },
                5 => deal with { Merchant = deal.Merchant with { DeclinePerAnnum = 0.3 * random.NextDouble() } },
                6 => deal with { Costs = deal.Costs with { Power = deal.Costs.Power with { PricePerKilowattHour = Money.Usd((decimal)(0.05 + (0.05 * random.NextDouble()))) } } },
                7 => deal with { Facility = deal.Facility with { Interest = deal.Facility.Interest with { MarginPerAnnum = 0.02 + (0.06 * random.NextDouble()) } } },
                8 => deal with { Facility = deal.Facility with { TenorMonths = random.Next(36, 72) } },
                9 => deal with { Facility = deal.Facility with { Amortisation = new AmortisationTerms { Style = random.Next(2) == 0 ? AmortisationStyle.Sculpted : AmortisationStyle.Straight } } },
                10 => deal with { Valuation = deal.Valuation with { Curve = CurvePresets.All[random.Next(CurvePresets.All.Length)].Choice } },
                _ => deal with { Sizing = deal.Sizing with { DebtServiceCoverage = deal.Sizing.DebtServiceCoverage with { ContractedTarget = 1.1 + (0.4 * random.NextDouble()) } } },
            },
        };
    }

    private static List<T> At<T>(IReadOnlyList<T> items, Random random, Func<T, T> change)
    {
        var at = random.Next(items.Count);
        return [.. items.Select((item, i) => i == at ? change(item) : item)];
    }

    private static Money? Times(Money? amount, double factor) => amount is { } given ? Money.FromProjection((double)given.Amount * factor, given.Currency, RoundingRule.HalfAwayFromZero) : null;
}
