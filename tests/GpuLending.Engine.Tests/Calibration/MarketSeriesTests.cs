using GpuLending.Engine.Calibration;
using GpuLending.Engine.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calibration;

public sealed class MarketSeriesTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public void Kinds_and_evidence_are_never_blended_and_what_is_left_out_is_said()
    {
        var snapshot = Of(
            Quote(0, 2.5, "vast") with { Segment = "Marketplace", Evidence = PriceEvidence.Ask },
            Quote(30, 2.4, "vast") with { Segment = "Marketplace", Evidence = PriceEvidence.Ask },
            Quote(30, 9, "vast") with { Segment = "Marketplace", Evidence = PriceEvidence.Index },
            Quote(0, 10.68, "aws") with { Segment = "Hyperscaler", Evidence = PriceEvidence.Ask },
            Quote(0, 1.2, "vast") with { Kind = PriceKind.RentSpot, Segment = "Marketplace" },
            Quote(0, 99, "vast") with { GpuModel = "other" });
        var all = MarketSeries.Of(snapshot, "gpu", PriceKind.RentOnDemand);
        all.Points.Select(point => point.Price).ShouldBe([2.5, 10.68, 2.4]);
        (all.MixesSegments, all.OtherEvidence, all.Evidence).ShouldBe((true, 1, PriceEvidence.Ask));
        var market = MarketSeries.Of(snapshot, "gpu", PriceKind.RentOnDemand, "marketplace");
        market.Points.Select(point => point.Price).ShouldBe([2.5, 2.4]);
        market.MixesSegments.ShouldBeFalse();
        market.Description.ShouldBe("gpu, rent on demand, asks, marketplace: 2 prices; 1 of other evidence left out.");
        MarketSeries.Of(snapshot, "gpu", PriceKind.RentOnDemand, "Marketplace", evidence: PriceEvidence.Index).Points.Single().Price.ShouldBe(9);
        MarketSeries.Of(snapshot, "gpu", PriceKind.RentOnDemand, provider: "AWS").Points.Single().Price.ShouldBe(10.68);
        MarketSeries.ThickestSegment(snapshot, "gpu", PriceKind.RentOnDemand).ShouldBe("Marketplace");
        MarketSeries.ThickestSegment(snapshot, "none", PriceKind.RentOnDemand).ShouldBeNull();
    }

    [Fact]
    public void The_window_includes_both_days_and_a_fact_printed_twice_is_one()
    {
        var snapshot = Of(Quote(-1, 5, "a"), Quote(0, 4, "a"), Quote(0, 4, " A"), Quote(0, 4.5, "a"), Quote(10, 3, "a"), Quote(11, 2, "a"));
        var series = MarketSeries.Of(snapshot, "gpu", PriceKind.RentOnDemand, from: Day, to: Day.AddDays(10));
        series.Points.Select(point => point.Price).ShouldBe([4, 4.5, 3]);
        series.Repeated.ShouldBe(1);
        series.Description.ShouldContain("1 Mar 2026 to 11 Mar 2026");
    }

    [Fact]
    public void A_model_without_prices_gives_an_empty_series()
    {
        var series = MarketSeries.Of(Of(), "MI325X", PriceKind.ResaleAsk);
        series.Points.ShouldBeEmpty();
        series.Description.ShouldBe("MI325X, resale asks, all channels: 0 prices.");
    }

    internal static MarketSnapshot Of(params PriceQuote[] quotes) => new() { Quotes = [.. quotes.OrderBy(quote => quote.Date)] };

    internal static PriceQuote Quote(int day, double price, string provider) => new("gpu", Day.AddDays(day), PriceKind.RentOnDemand, provider, price, "source@1", "CC0");
}
