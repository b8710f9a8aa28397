using CsCheck;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Market;
using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Collateral;

public sealed class FleetValuationTests
{
    private static readonly DateOnly InService = new(2026, 1, 31);

    private static readonly MarketSnapshot Snapshot = new()
    {
        Models = new Dictionary<string, GpuModel>
        {
            ["H100"] = new() { Key = "H100", Vendor = "NVIDIA", Successor = "B200" },
            ["B200"] = new() { Key = "B200", Vendor = "NVIDIA", GeneralAvailability = new(2027, 1, 31) },
            ["MI325X"] = new() { Key = "MI325X", Vendor = "AMD" },
        },
        Quotes = [.. Enumerable.Range(0, 12).Select(i => Quote("H100", i, PriceKind.RentOnDemand)), Quote("MI325X", 0, PriceKind.ResaleAsk)],
    };

    private static readonly Lot H100 = new()
    {
        Id = "L1",
        GpuModel = "H100",
        Count = 100,
        InServiceDate = InService,
        UnitCost = new UnitCost { Gpu = Money.Usd(40_000), Network = Money.Usd(10_000), Installation = Money.Usd(5_000), Soft = Money.Usd(3_000) },
    };

    private static readonly ValuationTerms SixYears = new();

    // The day before, the day of, a year after, the end of life, after it.
    [Theory]
    [InlineData("2026-01-30", 0)]
    [InlineData("2026-01-31", 5_000_000)]
    [InlineData("2027-01-31", 5_000_000 * 5 / 6.0)]
    [InlineData("2032-01-31", 0)]
    [InlineData("2035-01-31", 0)]
    public void A_lot_is_worth_nothing_before_delivery_and_its_hardware_cost_on_the_day(string date, double expected) =>
        At([H100], date, ValuationPremise.FairMarketValueInContinuedUse).ShouldBe(expected, 1e-6);

    [Theory]
    [InlineData(ValuationPremise.OrderlyLiquidationValue, 0.70)]
    [InlineData(ValuationPremise.ForcedLiquidationValue, 0.50)]
    public void A_premise_takes_its_net_factor_of_fair_market_value(ValuationPremise premise, double factor) =>
        At([H100], "2027-01-31", premise).ShouldBe(5_000_000 * 5 / 6.0 * factor, 1e-6);

    [Fact]
    public void Condition_and_haircut_come_off_the_market_value()
    {
        var lot = H100 with { Condition = ConditionGrade.Used, Haircut = 0.10 };
        At([lot], "2026-01-31", ValuationPremise.FairMarketValueInContinuedUse).ShouldBe(5_000_000 * 0.92 * 0.90, 1e-6);
    }

    [Fact]
    public void A_model_with_thin_history_gets_the_policys_haircut_on_top_of_its_own()
    {
        var amd = H100 with { Id = "L2", GpuModel = "MI325X", Haircut = 0.10 };
        var fleet = FleetValuation.Of([H100, amd], SixYears, Snapshot, Currency.UsDollar);
        fleet.Lots[0].ThinHistory.ShouldBeFalse();
        fleet.Lots[0].Haircut.ShouldBe(0);
        fleet.Lots[1].ThinHistory.ShouldBeTrue();
        fleet.Lots[1].Haircut.ShouldBe(0.25, 1e-15);

        // Twelve quotes of one day and channel are one quote; twelve of two kinds are no history of either.
        var sameDay = Snapshot with { Quotes = [.. Enumerable.Repeat(Quote("H100", 0, PriceKind.ResaleAsk), 12)] };
        FleetValuation.Of([H100], SixYears, sameDay, Currency.UsDollar).Lots[0].ThinHistory.ShouldBeTrue();
        var blended = Snapshot with { Quotes = [.. Enumerable.Range(0, 12).Select(i => Quote("H100", i, i % 2 == 0 ? PriceKind.ResaleAsk : PriceKind.ResaleSale))] };
        FleetValuation.Of([H100], SixYears, blended, Currency.UsDollar).Lots[0].ThinHistory.ShouldBeTrue();
        var lists = Snapshot with { Quotes = [.. Enumerable.Range(0, 30).Select(i => Quote("H100", i, PriceKind.ListPrice))] };
        FleetValuation.Of([H100], SixYears, lists, Currency.UsDollar).Lots[0].ThinHistory.ShouldBeTrue();
    }

    [Fact]
    public void A_lots_own_curve_comes_before_the_cases_and_one_curve_can_be_put_on_all()
    {
        var own = H100 with { Id = "L2", Curve = CurvePresets.Find("sl-4").Choice };
        var fleet = FleetValuation.Of([H100, own], SixYears, Snapshot, Currency.UsDollar);
        fleet.Lots.Select(lot => lot.CurveName).ShouldBe(["Straight line", "Straight line, 4 years"]);
        Pool(fleet, [new(2028, 1, 31)]).ShouldBe([5_000_000 * (4 / 6.0) + 5_000_000 * 0.5], 1e-6);
        Pool(fleet.OnCurve(CurvePresets.Find("sl-5").Choice), [new(2028, 1, 31)]).ShouldBe([10_000_000 * 0.6], 1e-6);
        Pool(fleet, [new(2028, 1, 31)]).ShouldBe([5_000_000 * (4 / 6.0) + 5_000_000 * 0.5], 1e-6);
    }

    [Fact]
    public void A_successor_steps_the_value_of_the_lots_it_succeeds()
    {
        var terms = new ValuationTerms { Curve = new CurveChoice { Kind = "generation-step", Parameters = new Dictionary<string, double> { ["driftPerYear"] = 0 } } };
        var path = Pool(FleetValuation.Of([H100], terms, Snapshot, Currency.UsDollar), [new(2027, 1, 30), new(2027, 1, 31)]);
        path.ShouldBe([5_000_000, 5_000_000 * 0.73], 1e-6);
    }

    [Fact]
    public void Lots_add_up_and_the_scenario_scales_all()
    {
        var late = H100 with { Id = "L2", Count = 50, InServiceDate = new(2026, 7, 15) };
        var fleet = FleetValuation.Of([H100, late], SixYears, Snapshot, Currency.UsDollar);
        var months = new DateOnly[36];
        MonthEnds.Fill(InService, months);
        var byLot = new double[2 * months.Length];
        var pool = new double[months.Length];
        fleet.Value(months, ValuationPremise.BrokerValue, byLot, pool, 0.5);
        byLot[months.Length + 5].ShouldBe(0); // June: not yet delivered
        byLot[months.Length + 6].ShouldBeGreaterThan(0); // July
        var premises = fleet.ByPremise(months, 0.5);
        var lots = fleet.ByLot(months, ValuationPremise.BrokerValue, 0.5);
        for (var m = 0; m < months.Length; m++)
        {
            pool[m].ShouldBe(byLot[m] + byLot[months.Length + m], 1e-6);
            premises[ValuationPremise.BrokerValue][m].ShouldBe(pool[m]);
            premises[ValuationPremise.FairMarketValueInContinuedUse][m].ShouldBe(pool[m] / 0.62, 1e-3);
            (lots[0].MarkedValue[m] + lots[1].MarkedValue[m]).ShouldBe(pool[m], 1e-6);
        }

        var last = double.PositiveInfinity;
        foreach (var premise in Enum.GetValues<ValuationPremise>())
        {
            premises[premise][12].ShouldBeLessThan(last);
            last = premises[premise][12];
        }
    }

    [Fact]
    public void Splitting_a_lot_changes_nothing() =>
        Gen.Select(Gen.Int[2, 5000], Gen.Double[0, 1], Gen.Int[0, 90], Gen.Int[0, CurvePresets.All.Length - 1], Gen.Double[0, 0.5])
            .Sample((count, share, month, preset, haircut) =>
            {
                var first = Math.Clamp((int)(count * share), 1, count - 1);
                var lot = H100 with { Count = count, Haircut = haircut, Curve = CurvePresets.All[preset].Choice };
                DateOnly[] dates = [MonthEnds.After(InService, month)];
                var whole = Pool(FleetValuation.Of([lot], SixYears, Snapshot, Currency.UsDollar), dates)[0];
                var parts = Pool(
                    FleetValuation.Of([lot with { Id = "A", Count = first }, lot with { Id = "B", Count = count - first }], SixYears, Snapshot, Currency.UsDollar),
                    dates)[0];
                parts.ShouldBe(whole, 1e-9 * (1 + whole));
            });

    [Fact]
    public void A_path_is_valued_without_allocating_once_the_fleet_is_resolved()
    {
        var fleet = FleetValuation.Of([H100], SixYears, Snapshot, Currency.UsDollar);
        var months = new DateOnly[120];
        MonthEnds.Fill(InService, months);
        var byLot = new double[months.Length];
        var pool = new double[months.Length];
        fleet.Value(months, ValuationPremise.OrderlyLiquidationValue, byLot, pool);
        var before = GC.GetAllocatedBytesForCurrentThread();
        fleet.Value(months, ValuationPremise.OrderlyLiquidationValue, byLot, pool);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void What_cannot_be_valued_is_refused_by_lot()
    {
        Refused(H100 with { Count = 0 }, "Lot 'L1' has 0 GPUs");
        Refused(H100 with { Haircut = 1.5 }, "haircut that is not between 0 and 1");
        Refused(H100 with { UnitCost = new UnitCost { Gpu = new Money(1, Currency.Euro) } }, "costs EUR 1.00, and no rate into USD is given");
        Refused(H100 with { UnitCost = new UnitCost { Gpu = Money.Usd(-1) } }, "negative cost");
        Refused(H100 with { Curve = new CurveChoice { Kind = "magic" } }, "'magic' is not a kind of depreciation curve");
        var fleet = FleetValuation.Of([H100], SixYears, Snapshot, Currency.UsDollar);
        Should.Throw<ArgumentException>(() => fleet.Value(new DateOnly[3], ValuationPremise.BrokerValue, [], new double[2]));
        Should.Throw<ArgumentException>(() => fleet.Value(new DateOnly[3], ValuationPremise.BrokerValue, new double[2], new double[3]));
        Should.Throw<ArgumentOutOfRangeException>(() => fleet.Value(new DateOnly[3], ValuationPremise.BrokerValue, [], new double[3], -1));
        var policy = Snapshot with { Policy = new LendingPolicy { ThinHistoryHaircut = double.NaN } };
        Should.Throw<ArgumentException>(() => FleetValuation.Of([H100], SixYears, policy, Currency.UsDollar));

        static void Refused(Lot lot, string words) =>
            Should.Throw<ArgumentException>(() => FleetValuation.Of([lot], SixYears, Snapshot, Currency.UsDollar)).Message.ShouldContain(words);
    }

    [Fact]
    public void A_fleet_without_lots_or_cost_is_worth_nothing()
    {
        Pool(FleetValuation.Of([], SixYears, Snapshot, Currency.UsDollar), [InService]).ShouldBe([0.0]);
        At([H100 with { UnitCost = new UnitCost() }], "2026-06-30", ValuationPremise.DistressValue).ShouldBe(0);
    }

    private static double At(Lot[] lots, string date, ValuationPremise premise)
    {
        var pool = new double[1];
        FleetValuation.Of(lots, SixYears, Snapshot, Currency.UsDollar)
            .Value([DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)], premise, [], pool);
        return pool[0];
    }

    private static double[] Pool(FleetValuation fleet, DateOnly[] dates)
    {
        var pool = new double[dates.Length];
        fleet.Value(dates, ValuationPremise.FairMarketValueInContinuedUse, [], pool);
        return pool;
    }

    private static PriceQuote Quote(string model, int month, PriceKind kind) =>
        new(model, new DateOnly(2025, 1, 1).AddMonths(month), kind, "marketplace", 2.0, "test", "none");
}
