using CsCheck;
using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Scenarios;

/// <summary>Shapley's value against games that are known, and attributions that add up to the last bit.</summary>
public sealed class ShapleyAttributionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly DealCase Deal = TestDeals.Plain with { Merchant = new() { PricePerGpuHour = Money.Usd(2.2m) }, Contracts = [TestDeals.Contract("C1", 600), TestDeals.Contract("C2", 300)] };

    private static readonly PreparedDeal Prepared = PreparedDeal.Of(Deal, TestDeals.Market, TestDeals.Closing);

    [Fact]
    public void The_glove_game_gives_the_lone_right_glove_two_thirds()
    {
        // Osborne and Rubinstein, A Course in Game Theory (1994), 14.4: two left gloves, one right; a pair is worth 1: 1/6, 1/6, 2/3.
        double[] worth = [0, 0, 0, 0, 0, 1, 1, 1];
        var values = ShapleyAttribution.Values(worth);
        values[0].ShouldBe(1 / 6.0, 1e-15);
        values[1].ShouldBe(1 / 6.0, 1e-15);
        values[2].ShouldBe(2 / 3.0, 1e-15);
    }

    [Fact]
    public void Drivers_that_only_add_get_what_they_change_alone() => Gen.Double[-10, 10].Array[1, 8].Sample(alone =>
    {
        var worth = new double[1 << alone.Length];
        for (var set = 0; set < worth.Length; set++)
            worth[set] = alone.Where((_, i) => (set & (1 << i)) != 0).Sum();
        var values = ShapleyAttribution.Values(worth);
        for (var i = 0; i < alone.Length; i++)
            values[i].ShouldBe(alone[i], 1e-12);
    });

    [Fact]
    public void Two_factors_of_a_product_share_what_they_do_together()
    {
        // v = a x b from 1, 1 to a, b: the parts are (a-1)(1+b)/2 and (b-1)(1+a)/2.
        const double a = 0.7, b = 0.4;
        var values = ShapleyAttribution.Values([1, a, b, a * b]);
        values[0].ShouldBe((a - 1) * (1 + b) / 2, 1e-15);
        values[1].ShouldBe((b - 1) * (1 + a) / 2, 1e-15);
    }

    [Fact]
    public void Parts_sum_to_the_change_exactly_in_every_order() => Gen.Select(Gen.Double[0.1, 1.3], Gen.Double[0.1, 1.3], Gen.Double[-0.01, 0.05], Gen.Int[0, 12], Gen.Double[0.5, 3], Gen.Shuffle(Enumerable.Range(0, 7).ToArray()))
        .Sample((value, rent, shift, delay, cost, order) =>
        {
            var to = new Scenario
            {
                Name = "x",
                ValueFactor = value,
                RentFactor = rent,
                RateShift = shift,
                DelayMonths = delay,
                CostFactor = cost,
                PowerFactor = cost,
                Defaults = [new() { ContractId = "C2", FromMonth = 5 }],
            };
            var (start, end) = (Prepared.Run(Scenario.Base), Prepared.Run(to));
            foreach (var attribution in ShapleyAttribution.Of(Prepared, Scenario.Base, to, ShapleyAttribution.Usual, cancellationToken: Stop))
            {
                attribution.Missing.ShouldBeNull();
                var sum = attribution.From!.Value;
                foreach (var i in order.Where(i => i < attribution.Parts.Count))
                    sum += attribution.Parts[i].Amount;
                sum.ShouldBe(attribution.To!.Value); // to the last bit
                var scale = Math.Max(1, Math.Abs(attribution.Measure.Of(start)!.Value));
                attribution.From.Value.ShouldBe(attribution.Measure.Of(start)!.Value, 1e-12 * scale);
                attribution.To.Value.ShouldBe(attribution.Measure.Of(end)!.Value, 1e-12 * Math.Max(scale, Math.Abs(attribution.Measure.Of(end)!.Value)));
            }
        }, iter: 15);

    [Fact]
    public void A_driver_alone_takes_the_whole_change_and_threads_change_no_bit()
    {
        var to = new Scenario { Name = "v", ValueFactor = 0.5 };
        var attribution = ShapleyAttribution.Of(Prepared, Scenario.Base, to, [StressMeasure.LoanToValue], cancellationToken: Stop)[0];
        var part = attribution.Parts.ShouldHaveSingleItem();
        part.Driver.ShouldBe(AttributedDriver.Value);
        (attribution.From + part.Amount).ShouldBe(attribution.To);
        attribution.To!.Value.ShouldBe(2 * attribution.From!.Value, 1e-12); // half the value, twice the loan-to-value
        var severe = ScenarioLibrary.For(Deal, TestDeals.Market, TestDeals.Closing).Single(entry => entry.Key == "severe").Scenario;
        var one = ShapleyAttribution.Of(Prepared, Scenario.Base, severe, ShapleyAttribution.Usual, cancellationToken: Stop);
        var two = ShapleyAttribution.Of(Prepared, Scenario.Base, severe, ShapleyAttribution.Usual, threads: 2, cancellationToken: Stop);
        two.SelectMany(item => item.Parts).ShouldBe(one.SelectMany(item => item.Parts));
    }
}
