using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Market;
using GpuLending.Engine.Tests.Calibration;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Depreciation;

public sealed class MarketCalibratedTests
{
    private static readonly double Default = new GpuLending.Engine.Calibration.CalibrationPolicy().DefaultDecayPerYear;

    private static readonly CurveCatalogue Catalogue = CurveCatalogue.Standard.TryFind("market-calibrated", out _) ? CurveCatalogue.Standard : CurveCatalogue.Standard.With(new MarketCalibrated());

    [Fact]
    public void A_believed_fit_gives_its_decay_and_names_its_prices()
    {
        var curve = Curve(Monthly(24, month => 3 * Math.Exp(-0.3 * month / 12.0) * (1 + (0.01 * (month % 3)))));
        Decay(curve).ShouldBe(0.3, 0.01);
        curve.RetainedFraction(0, default).ShouldBe(1);
        curve.Remarks[0].ShouldContain("gpu, rent on demand, published lists, Cloud: 24 prices. Calibrated: a loss of 2");
        curve.Remarks.ShouldContain(remark => remark.Contains("The decline is that of rents"));
        curve.Findings.Single(finding => finding.Name == "fit believed").Value.ShouldBe(1);
        curve.Findings.Single(finding => finding.Name == "prices").Value.ShouldBe(24);
    }

    [Fact]
    public void A_model_without_a_price_falls_back_and_says_why()
    {
        var curve = Curve();
        Decay(curve).ShouldBe(Default, 1e-12);
        curve.Remarks.Single().ShouldBe("gpu, rent on demand, all channels: 0 prices. Not calibrated: There is no price: a line needs prices on two dates. The stated default of 30.9 % a year is used. "
            + new GpuLending.Engine.Calibration.CalibrationPolicy().DefaultSource);
        curve.Findings.Single(finding => finding.Name == "fit believed").Value.ShouldBe(0);
    }

    [Fact]
    public void A_list_that_never_moved_is_no_information()
    {
        var curve = Curve(Monthly(36, _ => 11.06));
        Decay(curve).ShouldBe(Default, 1e-12);
        curve.Remarks[0].ShouldContain("No information: the price never moved.");
        curve.Remarks[0].ShouldContain("it does not say 0 %");
    }

    [Fact]
    public void A_rising_window_is_refused_and_a_falling_one_is_taken()
    {
        var quotes = BreakpointTests.FallAndRise().Select(point => new PriceQuote("gpu", point.Date, PriceKind.RentOnDemand, "cloud", point.Price, "s", "CC0") { Segment = "Cloud" }).ToArray();
        var rising = Curve(quotes, ("from", "2025-10-15"));
        Decay(rising).ShouldBe(Default, 1e-12);
        rising.Remarks[0].ShouldContain("Appreciation is never credited");
        Decay(Curve(quotes, ("to", "2025-10-15"))).ShouldBe(-Math.Log(0.78), 0.01);
        Curve(quotes).Remarks.ShouldContain(remark => remark.Contains("describes no single period"));
    }

    [Fact]
    public void Thin_asks_fall_back_and_point_to_what_is_thicker()
    {
        PriceQuote[] quotes = [.. Monthly(24, month => 3 * Math.Exp(-0.3 * month / 12.0)), .. Monthly(3, month => 9000 - (100 * month)).Select(quote => quote with { Kind = PriceKind.ResaleAsk })];
        var curve = Curve(quotes, ("priceKind", "resaleAsk"));
        Decay(curve).ShouldBe(Default, 1e-12);
        curve.Remarks[0].ShouldContain("There are 3 prices; 12 are needed.");
        curve.Remarks[^1].ShouldBe("There are 24 prices of another kind, rent on demand.");
    }

    [Fact]
    public void Several_providers_are_fitted_inside_each_and_pooled_only_when_asked()
    {
        PriceQuote[] quotes =
        [
            .. Monthly(24, month => 2 * Math.Exp(-0.25 * month / 12.0) * (1 + (0.004 * (month % 2)))),
            .. Monthly(24, month => 10 * Math.Exp(-0.25 * month / 12.0) * (1 + (0.004 * (month % 3)))).Skip(12).Select(quote => quote with { Channel = "dear" }),
        ];
        Decay(Curve(quotes)).ShouldBe(0.25, 0.01);
        var pooled = Curve(quotes, ("estimator", "pooled"));
        Decay(pooled).ShouldBe(Default, 1e-12);
        pooled.Remarks[0].ShouldContain("Appreciation");
    }

    [Fact]
    public void The_fallback_reaches_the_result_of_a_deal_lot_by_lot()
    {
        var plain = TestDeals.Plain;
        var deal = plain with { Valuation = plain.Valuation with { Curve = new CurveChoice { Kind = "market-calibrated", Options = new Dictionary<string, string> { ["priceKind"] = "resaleSale" } } } };
        var result = DealEvaluator.Evaluate(deal, TestDeals.Market with { Quotes = [] }, GpuLending.Engine.Scenarios.Scenario.Base, deal.ClosingDate, Catalogue);
        result.Collateral.Lots.ShouldAllBe(lot => lot.CurveRemarks.Any(remark => remark.Contains("Not calibrated: There is no price", StringComparison.Ordinal)));
        result.Collateral.Lots.ShouldAllBe(lot => lot.Curve == "Market-calibrated (resale sales) (default 30.9 % a year, not calibrated)");
    }

    [Fact]
    public void The_fallback_stands_in_the_name_also_of_a_blend_and_a_believed_fit_has_none()
    {
        var choice = new CurveChoice { Kind = "market-calibrated" };
        var believed = MarketSeriesTests.Of(Monthly(24, month => 3 * Math.Exp(-0.3 * month / 12.0)));
        Catalogue.DisplayName(choice, Catalogue.Create(choice, Context(believed))).ShouldBe("Market-calibrated");
        Catalogue.DisplayName(choice, Catalogue.Create(choice, Context(new MarketSnapshot()))).ShouldBe("Market-calibrated (default 30.9 % a year, not calibrated)");
        var lower = new CurveChoice { Kind = "lower-of", Curves = [new CurveChoice { Kind = "straight-line" }, choice] };
        Catalogue.DisplayName(lower, Catalogue.Create(lower, Context(new MarketSnapshot()))).ShouldEndWith(" (default 30.9 % a year, not calibrated)");
    }

    [Fact]
    public void Options_are_codes_in_documents_and_words_for_the_reader()
    {
        var kind = Catalogue.Find("market-calibrated");
        var option = kind.Parameters.Single(parameter => parameter.Name == "priceKind");
        option.Options.Select(option.InWords).Take(2).ShouldBe(["rent on demand", "rent spot"]);
        kind.Parameters.SelectMany(parameter => parameter.Options.Select(parameter.InWords)).ShouldAllBe(words => words.All(letter => !char.IsUpper(letter) && letter != '-'));
    }

    [Theory]
    [InlineData("from", "31.10.2025", "from is a day such as 2025-10-31")]
    [InlineData("priceKind", "gossip", "priceKind")]
    [InlineData("channel", "x", "channel")]
    public void A_word_that_is_wrong_is_refused_by_name(string name, string value, string says)
    {
        var choice = new CurveChoice { Kind = "market-calibrated", Options = new Dictionary<string, string> { [name] = value } };
        Catalogue.Problems(choice, Context(new MarketSnapshot())).ShouldHaveSingleItem().Message.ShouldContain(says);
    }

    [Fact]
    public void A_window_that_ends_before_it_begins_is_refused() =>
        Should.Throw<ArgumentException>(() => Curve([], ("from", "2025-10-31"), ("to", "2025-10-30"))).Message.ShouldContain("ends before it begins");

    [Theory]
    [InlineData("segment", "Moon", "Market-calibrated: segment 'Moon' has no rent on demand quote of gpu; there are Cloud.")]
    [InlineData("provider", "nobody", "Market-calibrated: provider 'nobody' has no rent on demand quote of gpu; there are cloud.")]
    public void A_channel_or_provider_that_the_market_does_not_know_is_refused_and_not_a_thin_market(string name, string value, string says)
    {
        var snapshot = MarketSeriesTests.Of(Monthly(24, month => 3 * Math.Exp(-0.3 * month / 12.0)));
        var choice = new CurveChoice { Kind = "market-calibrated", Options = new Dictionary<string, string> { [name] = value } };
        Catalogue.Problems(choice, Context(snapshot)).ShouldHaveSingleItem().Message.ShouldBe(says);
        Catalogue.Problems(choice, Context(new MarketSnapshot())).ShouldBeEmpty();
    }

    [Fact]
    public void The_remark_on_autocorrelation_offers_only_what_the_curve_has()
    {
        var quotes = Monthly(36, month => 3 * Math.Exp((-0.3 * month / 12.0) + (0.05 * Math.Sin(month / 5.0))));
        var alone = Curve(quotes).Remarks.Single(remark => remark.Contains("Durbin-Watson is", StringComparison.Ordinal));
        alone.ShouldEndWith("With one provider this curve has no wider interval to offer; the calibration page has a block bootstrap.");
        PriceQuote[] two = [.. quotes, .. quotes.Select(quote => quote with { Channel = "other" })];
        var pooled = Curve(two, ("estimator", "pooled")).Remarks.Single(remark => remark.Contains("Durbin-Watson is", StringComparison.Ordinal));
        pooled.ShouldEndWith("The estimator with provider effects clusters the errors by provider.");
    }

    [Fact]
    public void The_break_is_said_once()
    {
        var quotes = BreakpointTests.FallAndRise().Select(point => new PriceQuote("gpu", point.Date, PriceKind.RentOnDemand, "cloud", point.Price, "s", "CC0") { Segment = "Cloud" }).ToArray();
        Curve(quotes).Remarks.Count(remark => remark.Contains("describes no single period", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static IDepreciationCurve Curve(params PriceQuote[] quotes) => Curve(quotes, []);

    private static IDepreciationCurve Curve(PriceQuote[] quotes, params (string Name, string Value)[] options) => Catalogue.Create(
        new CurveChoice { Kind = "market-calibrated", Options = options.ToDictionary(option => option.Name, option => option.Value) }, Context(MarketSeriesTests.Of(quotes)));

    private static CurveContext Context(MarketSnapshot snapshot) => new() { Model = new GpuModel { Key = "gpu" }, Snapshot = snapshot };

    private static IEnumerable<PriceQuote> MonthlyOf(int months, Func<int, double> price) =>
        Enumerable.Range(0, months).Select(month => new PriceQuote("gpu", new DateOnly(2024, 1, 15).AddMonths(month), PriceKind.RentOnDemand, "cloud", price(month), "s", "CC0") { Segment = "Cloud" });

    private static PriceQuote[] Monthly(int months, Func<int, double> price) => [.. MonthlyOf(months, price)];

    private static double Decay(IDepreciationCurve curve) => -Math.Log(curve.RetainedFraction(1, default));
}
