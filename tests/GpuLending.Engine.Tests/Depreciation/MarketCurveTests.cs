using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Depreciation;

/// <summary>The two curves that ask the market: replacement parity and income.</summary>
public sealed class MarketCurveTests
{
    private static readonly GpuModel Old = Part("OLD", new(2022, 1, 1), 1000, 2000, 3000, 30_000);
    private static readonly GpuModel Next = Part("NEXT", new(2024, 1, 1), 2000, 5000, 4500, 40_000);
    private static readonly GpuModel After = Part("AFTER", new(2026, 1, 1), 4000, 8000, 12_000, 50_000);
    private static readonly CurveContext Context = new()
    {
        Model = Old,
        InServiceDate = new(2023, 1, 1),
        UnitCost = 30_000,
        Snapshot = new MarketSnapshot
        {
            Date = new(2026, 1, 1),
            Models = new[] { Old, Next, After }.ToDictionary(model => model.Key),
            Quotes = [Rent("a", new(2025, 12, 1), 2.0), Rent("a", new(2025, 10, 1), 9.0), Rent("b", new(2025, 11, 1), 3.0), Rent("c", new(2025, 3, 1), 90)],
        },
    };

    // The whole of the 4-year running cost, both drawing the same: it is the price that decides.
    [Fact]
    public void The_value_falls_on_the_day_a_better_part_ships_and_not_before()
    {
        var curve = Parity("training", ("powerPricePerKilowattHour", 0), ("colocationPerKilowattMonth", 0), ("doublingYears", 1000));
        curve.RetainedFraction(0.99, default).ShouldBe(1);
        curve.RetainedFraction(1, default).ShouldBe(40_000.0 * 1000 / 2000 / 30_000, 1e-9);
        curve.RetainedFraction(2.99, default).ShouldBe(40_000.0 * 1000 / 2000 / 30_000, 1e-9);
        var shipped = MonthArithmetic.YearsBetween(new(2023, 1, 1), new(2026, 1, 1));
        curve.RetainedFraction(shipped, default).ShouldBe(50_000.0 * 1000 / 4000 / 30_000, 1e-9);
        curve.Remarks.Count.ShouldBe(2);
        curve.Remarks[0].ShouldContain("NEXT at 40,000 US dollars (dense FP16 0.500 of it)");
    }

    [Fact]
    public void Work_for_a_dollar_doubles_from_the_market_date_on()
    {
        var curve = Parity("training", ("powerPricePerKilowattHour", 0), ("colocationPerKilowattMonth", 0), ("doublingYears", 2));
        var today = MonthArithmetic.YearsBetween(new(2023, 1, 1), new(2026, 1, 1));
        curve.RetainedFraction(today + 2, default).ShouldBe(curve.RetainedFraction(today, default) / 2, 1e-12);
        curve.RetainedFraction(2.9, default).ShouldBe(curve.RetainedFraction(1.1, default), 1e-12); // before today the catalogue's price stands
    }

    [Fact]
    public void Inference_takes_the_smaller_of_eight_bit_arithmetic_and_bandwidth()
    {
        Work(Old, Next, Workload.Training).ShouldBe((0.5, "dense FP16"));
        Work(Old, Next, Workload.Inference).ShouldBe((0.4, "dense FP8"));
        Work(Old, After, Workload.Inference).ShouldBe((0.25, "dense FP8"));
        Work(Next, After, Workload.Inference).ShouldBe((0.375, "memory bandwidth"));
        Work(Old with { DenseFp8Teraflops = null }, Next, Workload.Inference).ShouldBe((0.2, "dense FP8"));
        WorkRatio.Of(Old, Next with { DenseFp16Teraflops = null }, Workload.Training).ShouldBeNull();
    }

    [Fact]
    public void A_dearer_or_lesser_part_never_lifts_the_value_and_a_stress_brings_launches_forward()
    {
        var dear = After with { PriceUsd = 900_000 };
        var context = Context with { Snapshot = Context.Snapshot with { Models = new[] { Old, Next, dear }.ToDictionary(model => model.Key) } };
        var curve = CurveCatalogue.Standard.Create(new CurveChoice { Kind = "replacement-parity" }, context);
        curve.RetainedFraction(3.5, default).ShouldBeLessThanOrEqualTo(curve.RetainedFraction(2.9, default));

        var stressed = CurveCatalogue.Standard.Create(
            new CurveChoice
            {
                Kind = "stress",
                Parameters = new Dictionary<string, double> { ["launchesEarlierYears"] = 0.5, ["valueFactor"] = 0.9 },
                Curves = [new CurveChoice { Kind = "replacement-parity" }],
            },
            Context);
        stressed.RetainedFraction(0.4, default).ShouldBe(0.9, 1e-12);
        stressed.RetainedFraction(0.6, default).ShouldBeLessThan(0.7);
    }

    [Fact]
    public void What_the_market_lacks_is_said()
    {
        var catalogue = CurveCatalogue.Standard;
        Said(new CurveChoice { Kind = "replacement-parity" }, CurveContext.AgeOnly).ShouldContain("needs a GPU model");
        Said(new CurveChoice { Kind = "replacement-parity" }, Context with { Snapshot = new MarketSnapshot() }).ShouldContain("no newer part");
        Said(new CurveChoice { Kind = "replacement-parity", Options = new Dictionary<string, string> { ["against"] = "NONE" } }, Context).ShouldContain("'NONE'");
        Said(new CurveChoice { Kind = "income" }, Context with { Snapshot = new MarketSnapshot() }).ShouldContain("enter rentPerGpuHour");
        Said(new CurveChoice { Kind = "income" }, Context with { UnitCost = null, Model = Old with { PriceUsd = null } }).ShouldContain("hardware cost");
        // Where no model is known, the description alone is held against.
        catalogue.Problems(new CurveChoice { Kind = "income" }, CurveContext.AgeOnly).ShouldBeEmpty();
        catalogue.Problems(new CurveChoice { Kind = "blend", Curves = [new CurveChoice { Kind = "income" }, new()] }, CurveContext.AgeOnly).ShouldBeEmpty();
        catalogue.Problems(DepreciationCurveTests.Choice("income", "utilisation=2", ""), CurveContext.AgeOnly).ShouldHaveSingleItem().Field.ShouldBe("parameters/utilisation");

        string Said(CurveChoice choice, CurveContext context)
        {
            catalogue.TryCreate(choice, context, out _, out var problems).ShouldBeFalse();
            return problems.ShouldHaveSingleItem().Message;
        }
    }

    [Fact]
    public void Income_takes_the_median_of_the_newest_quotes_and_ends_at_salvage()
    {
        // Two providers quoted in the last half year: 2.0 and 3.0. On the market's date the GPU is three years old.
        var curve = CurveCatalogue.Standard.Create(DepreciationCurveTests.Choice("income", "decayPerYear=0.25 kilowattsPerGpu=1.275", ""), Context);
        curve.Remarks.ShouldHaveSingleItem().ShouldContain("Rent 2.50 US dollars per GPU-hour: median of the newest quotes of 2 providers, 2.00 (a) to 3.00 (b)");
        var years = MonthArithmetic.YearsBetween(new(2023, 1, 1), new(2026, 1, 1));
        curve.Findings.Single(finding => finding.Name == "rent at age zero").Value.ShouldBe(2.5 * Math.Exp(0.25 * years), 1e-9);
        // The published case of rent 2.5 and decay 0.25 is worth 18,402.68 and lives 55 months.
        curve.RetainedFraction(years, default).ShouldBe(18402.67943213904 / 30_000, 1e-6);
        curve.Findings.Single(finding => finding.Name == "economic life").Value.ShouldBe(36 + 55, 1);
        curve.RetainedFraction(20, default).ShouldBe(500.0 / 30_000, 2e-4);

        var one = CurveCatalogue.Standard.Create(
            new CurveChoice { Kind = "income", Options = new Dictionary<string, string> { ["channel"] = "B" } }, Context);
        one.Remarks.ShouldHaveSingleItem().ShouldContain("one provider, b, 2025-11-01");
    }

    [Fact]
    public void A_rent_too_low_to_cover_cost_leaves_salvage_from_the_first_day()
    {
        var curve = CurveCatalogue.Standard.Create(DepreciationCurveTests.Choice("income", "rentPerGpuHour=0.1", ""), Context);
        curve.RetainedFraction(0, default).ShouldBe(500.0 / 30_000, 1e-12);
        curve.Findings[0].ShouldBe(new CurveFinding("economic life", 0, "months"));
    }

    private static IDepreciationCurve Parity(string workload, params (string Name, double Value)[] parameters) => CurveCatalogue.Standard.Create(
        new CurveChoice
        {
            Kind = "replacement-parity",
            Parameters = parameters.ToDictionary(pair => pair.Name, pair => pair.Value),
            Options = new Dictionary<string, string> { ["workload"] = workload },
        },
        Context);

    private static GpuModel Part(string key, DateOnly shipped, double fp16, double fp8, double bandwidth, double price) => new()
    {
        Key = key,
        Vendor = "Maker",
        GeneralAvailability = shipped,
        DenseFp16Teraflops = fp16,
        DenseFp8Teraflops = fp8,
        MemoryBandwidthGigabytesPerSecond = bandwidth,
        MemoryGigabytes = 80,
        ThermalDesignPowerWatts = 700,
        FormFactor = "SXM",
        PriceUsd = price,
    };

    private static PriceQuote Rent(string provider, DateOnly date, double price) => new("OLD", date, PriceKind.RentOnDemand, provider, price, "test", "none");

    private static (double Ratio, string Measure) Work(GpuModel older, GpuModel newer, Workload workload) =>
        WorkRatio.Of(older, newer, workload) is { } work ? (work.Ratio, work.Measure) : throw new InvalidOperationException("No ratio of work.");
}
