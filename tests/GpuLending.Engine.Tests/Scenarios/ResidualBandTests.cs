using CsCheck;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Scenarios;

/// <summary>The event library and the band of residual values under it.</summary>
public sealed class ResidualBandTests
{
    private static readonly MarketSnapshot Market = TestDeals.Market with
    {
        Models = new Dictionary<string, GpuModel>
        {
            ["H100-SXM-80GB"] = new()
            {
                Key = "H100-SXM-80GB",
                Vendor = "NVIDIA",
                Architecture = "Hopper",
                ThermalDesignPowerWatts = 700,
                DenseFp16Teraflops = 989,
                GeneralAvailability = new(2023, 3, 21),
                Successor = "B200",
            },
            ["B200"] = new() { Key = "B200", DisplayName = "B200", Vendor = "NVIDIA", Architecture = "Blackwell", GeneralAvailability = new(2025, 2, 15), Successor = "R200" },
            ["R200"] = new() { Key = "R200", DisplayName = "R200", Vendor = "NVIDIA", Architecture = "Rubin", PlannedAvailability = new(2027, 9, 30) },
            ["T4"] = new() { Key = "T4", Vendor = "NVIDIA", Architecture = "Turing", ThermalDesignPowerWatts = 70, DenseFp16Teraflops = 65, GeneralAvailability = new(2018, 12, 1) },
        },
    };

    private static readonly DealCase Deal = TestDeals.Plain with { Lots = [TestDeals.Lot("L1", 600), TestDeals.Lot("L2", 400) with { GpuModel = "T4", Country = "AE" }] };

    private static readonly CurveChoice Steps = new() { Kind = "generation-step" };

    [Fact]
    public void The_library_dates_events_from_the_catalogue_and_each_hits_a_lot()
    {
        var events = EventLibrary.For(Deal, Market, TestDeals.Closing);
        events.Select(happening => happening.Kind).Distinct().Count().ShouldBe(5);
        events.Single(happening => happening.Id == "launch/R200").Date.ShouldBe(new DateOnly(2027, 9, 30));
        events.Single(happening => happening.Id == "early/R200").Date.ShouldBe(new DateOnly(2027, 3, 30));
        events.ShouldNotContain(happening => happening.Id == "launch/B200"); // shipped before closing: the price knows it
        events.Single(happening => happening.Id == "refresh/NVIDIA-Hopper").Date.ShouldBe(new DateOnly(2028, 3, 21));
        events.ShouldAllBe(happening => happening.Date > TestDeals.Closing && happening.Source.Length > 0 && happening.ValueFactor < 1);
        // Only the H100 is over the threshold, and it stands in the United States.
        events.Where(happening => happening.Kind == MarketEventKind.ExportRule).Select(happening => happening.Id).ShouldBe(["export/sales-abroad"]);
        EventLibrary.For(Deal with { Lots = [Deal.Lots[0] with { Country = "AE" }] }, Market, TestDeals.Closing).ShouldContain(happening => happening.Id == "export/site-country");
    }

    [Fact]
    public void Events_are_ranked_by_what_they_cost_and_only_lower()
    {
        var band = ResidualBand.Of(Deal, Market, TestDeals.Closing);
        band.Events.Select(item => item.Loss).ShouldBeInOrder(SortDirection.Descending);
        for (var m = 0; m < band.Months.Count; m++)
        {
            band.Events.ShouldAllBe(item => item.Path[m] <= band.Base[m] + 1e-9 && item.Path[m] >= band.Low[m] - 1e-9);
            band.Together[m].ShouldBeLessThanOrEqualTo(band.Low[m] + 1e-9);
            band.High[m].ShouldBe(band.Base[m]);
        }

        band.LowAtMaturity.ShouldBe(band.Low[band.MaturityMonth]);
        band.Base.ShouldBe(TestDeals.Run(Deal, market: Market).Collateral.MarkedValue);
    }

    [Fact]
    public void An_event_goes_into_a_scenario_as_it_is_and_gives_the_path_of_the_band()
    {
        var band = ResidualBand.Of(Deal, Market, TestDeals.Closing);
        foreach (var item in band.Events)
        {
            var run = TestDeals.Run(Deal, new() { Name = item.Event.Title, Events = [item.Event] }, Market);
            for (var m = 0; m < band.Months.Count; m++)
                run.Collateral.MarkedValue[m].ShouldBe(item.Path[m], 1e-6);
            run.Sizing.LoanSize.ShouldBe(TestDeals.Run(Deal, market: Market).Sizing.LoanSize);
        }
    }

    [Fact]
    public void A_curve_that_knows_its_successors_is_not_hit_again_by_the_scheduled_launch()
    {
        var knows = Deal with { Lots = [Deal.Lots[0] with { Curve = Steps }] };
        var band = ResidualBand.Of(knows, Market, TestDeals.Closing);
        band.Events.Single(item => item.Event.Id == "launch/R200").Loss.ShouldBe(0);
        var early = band.Events.Single(item => item.Event.Id == "early/R200");
        for (var m = 0; m < band.Months.Count; m++)
        {
            var brought = band.Months[m] >= early.Event.Date && band.Months[m] < new DateOnly(2027, 9, 30);
            early.Path[m].ShouldBe(band.Base[m] * (brought ? 0.73 : 1), 1e-6, $"month {m}");
        }

        // Made only of curves that know, a composite knows; made of one that does not, it does not.
        CurveChoice Blend(params CurveChoice[] parts) => new() { Kind = "lower-of", Curves = parts };
        double Loss(CurveChoice curve) => ResidualBand.Of(Deal with { Lots = [Deal.Lots[0] with { Curve = curve }] }, Market, TestDeals.Closing)
            .Events.Single(item => item.Event.Id == "launch/R200").Loss;
        Loss(Blend(Steps, Steps with { Label = "again" })).ShouldBe(0);
        Loss(Blend(Steps, new CurveChoice())).ShouldBeGreaterThan(0);
    }

    // The month end before, on its day, half-way through, on the last day and after it.
    [Theory]
    [InlineData("2027-12-31", 1)]
    [InlineData("2028-01-31", 1)]
    [InlineData("2028-07-31", 1 - (0.25 * 182 / 366))]
    [InlineData("2029-01-31", 0.75)]
    [InlineData("2031-01-31", 0.75)]
    public void A_wave_grows_evenly_to_its_whole_effect(string date, double factor)
    {
        var wave = new MarketEvent { Date = new(2028, 1, 31), Until = new(2029, 1, 31), ValueFactor = 0.75 };
        var plain = TestDeals.Run(Deal, market: Market);
        var month = plain.Months.ToList().IndexOf(DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        TestDeals.Run(Deal, new() { Events = [wave] }, Market).Collateral.MarkedValue[month].ShouldBe(plain.Collateral.MarkedValue[month] * factor, 1e-6);
    }

    [Fact]
    public void Value_never_rises_with_age_under_any_event() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 24], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Bool).Sample((month, phase, value, rent, known) =>
        {
            var date = TestDeals.Closing.AddMonths(month);
            var happening = new MarketEvent { Date = date, Until = phase == 0 ? null : date.AddMonths(phase), ValueFactor = value, RentFactor = rent };
            var curve = known ? Steps : new CurveChoice();
            var run = TestDeals.Run(Deal with { Lots = [Deal.Lots[0] with { Curve = curve }] }, new() { Events = [happening] }, Market);
            run.Collateral.MarkedValue.Zip(run.Collateral.MarkedValue.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1e-9);
            run.Checks.ShouldAllBe(check => check.Holds);
        }, iter: 60);

    [Fact]
    public void Rents_fall_by_the_share_of_GPUs_that_are_hit()
    {
        var merchant = Deal with { Contracts = [], Merchant = new() { PricePerGpuHour = Money.Usd(2), DeclinePerAnnum = 0 } };
        var hit = new MarketEvent { Date = new(2027, 6, 30), Models = ["T4"], RentFactor = 0.5 };
        var plain = TestDeals.Run(merchant, market: Market).Cashflow.MerchantRevenue;
        var run = TestDeals.Run(merchant, new() { Events = [hit] }, Market).Cashflow.MerchantRevenue;
        run[5].ShouldBe(plain[5], 1e-9);
        run[6].ShouldBe(plain[6] * (1 - (0.4 * 0.5)), 1e-6);
    }

    [Fact]
    public void An_event_that_would_lift_value_is_refused() =>
        Should.Throw<NotComputableException>(() => TestDeals.Run(Deal, new() { Events = [new() { ValueFactor = 1.1 }] }, Market)).Message.ShouldContain("valueFactor");
}
