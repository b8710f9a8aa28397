using CsCheck;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Market;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Collateral;

/// <summary>Opinions of value beside the curve, the mark they set, how far they disagree, and what that costs in advance.</summary>
public sealed class OpinionTests
{
    private static readonly DateOnly Sold = new(2026, 9, 30);

    private static readonly MarketSnapshot Market = TestDeals.Market with
    {
        Models = new Dictionary<string, GpuModel>
        {
            ["H100-SXM-80GB"] = new()
            {
                Key = "H100-SXM-80GB",
                Vendor = "NVIDIA",
                FormFactor = "SXM5",
                ThermalDesignPowerWatts = 700,
                DenseFp16Teraflops = 989.4,
                MemoryGigabytes = 80,
                GeneralAvailability = new(2023, 3, 21),
                Successor = "B200-SXM-180GB",
            },
            ["B200-SXM-180GB"] = new()
            {
                Key = "B200-SXM-180GB",
                Vendor = "NVIDIA",
                DisplayName = "B200",
                FormFactor = "SXM6",
                ThermalDesignPowerWatts = 1000,
                DenseFp16Teraflops = 2250,
                MemoryGigabytes = 180,
                GeneralAvailability = new(2025, 2, 15),
                PriceUsd = 47_409,
                PriceBasis = "DGX/8 Sep-2026",
            },
        },
        Quotes =
        [
            Price(PriceKind.ListPrice, 90_000, new(2026, 10, 1)),
            .. Enumerable.Range(0, 5).Select(i => Price(PriceKind.ResaleSale, 18_000 + (1_000 * i), Sold.AddDays(-i))),
            Price(PriceKind.ResaleSale, 60_000, new(2026, 3, 1)), // outside the window of the freshest
            .. Enumerable.Range(0, 9).Select(i => Price(PriceKind.ResaleAsk, 40_000, Sold.AddDays(-i))),
            Rent("Spare", "s", 0.5), // one price is no market
            .. Enumerable.Range(0, 3).Select(i => Rent("Marketplace", "m" + i, 2.0 + (0.1 * i))),
            .. Enumerable.Range(0, 3).Select(i => Rent("Hyperscaler", "h" + i, 9.0 + i)),
        ],
    };

    private static readonly DealCase Deal = TestDeals.Plain with { Lots = [TestDeals.Lot("L1", 1000, new(2026, 6, 30))] };

    [Fact]
    public void Comparables_are_the_median_of_the_freshest_sales_and_asks_stand_beside_them()
    {
        var opinions = Opinions(Deal);
        var sales = opinions.Single(opinion => opinion.Key == "comparables");
        (sales.ValuePerGpu, sales.Date, sales.Observations, sales.InForce, sales.Used).ShouldBe((20_000, Sold, 5, true, false));
        sales.Fit.ShouldContain("median of 5 quotes");
        sales.Source.ShouldContain("completed sales");
        sales.WhyNot.ShouldContain("mark policy is the curve");
        var asks = opinions.Single(opinion => opinion.Key == "comparables-2");
        (asks.ValuePerGpu, asks.InForce).ShouldBe((40_000, false));
        asks.WhyNot.ShouldContain("never blended");
    }

    [Fact]
    public void A_lot_in_worse_condition_than_what_was_sold_is_brought_down_and_never_up()
    {
        var asIs = Deal with { Lots = [Deal.Lots[0] with { Condition = ConditionGrade.AsIs }] };
        Opinions(asIs)[0].ValuePerGpu!.Value.ShouldBe(20_000 * 0.80 / 0.92, 1e-9);
        Opinions(Deal with { Lots = [Deal.Lots[0] with { Condition = ConditionGrade.New }] })[0].ValuePerGpu.ShouldBe(20_000);
    }

    [Fact]
    public void Parity_and_income_are_the_formulas_of_the_curves_and_rents_take_the_cheapest_channel()
    {
        var parity = Opinions(Deal).Single(opinion => opinion.Kind == OpinionKind.ReplacementParity);
        var formula = new ReplacementParityValue
        {
            NewPrice = 47_409,
            WorkRatio = 989.4 / 2250,
            NewWatts = 1800,
            OldWatts = 1260,
            PowerPricePerKilowattHour = 0.07,
            ColocationPerKilowattMonth = 180,
        };
        parity.ValuePerGpu!.Value.ShouldBe(formula.Value, 1e-9 * formula.Value);
        parity.Source.ShouldContain("B200");

        var income = Opinions(Deal).Single(opinion => opinion.Kind == OpinionKind.Income);
        var rent = new IncomeValue
        {
            RentPerHour = 2.1,
            DecayPerYear = -Math.Log(1 - 0.22),
            Utilisation = 0.65,
            KilowattsPerGpu = 1.26,
            PowerPricePerKilowattHour = 0.07,
            PowerUsageEffectiveness = 1.3,
            ColocationPerKilowattMonth = 180,
            OtherCostPerHour = 40 / 730.0,
            DiscountRate = 0.12,
            LongestMonths = 48,
        };
        income.ValuePerGpu!.Value.ShouldBe(rent.Compute().Value, 1e-9 * rent.Compute().Value);
        income.Source.ShouldContain("marketplace");
    }

    // In service 30 June 2026, rents of 15 October: three whole months of the longest life are gone.
    [Theory]
    [InlineData(4, 96, 48, "bounded by the horizon")]
    [InlineData(15, 96, 51, "rent covers cost for 51 months")]
    [InlineData(15, 36, 33, "bounded by the longest economic life of 36 months in service")]
    public void Income_counts_no_rent_beyond_the_horizon_and_the_longest_life_and_says_whose_figures_it_takes(double years, int life, int months, string words)
    {
        var market = Market with { Policy = Market.Policy with { Opinions = new() { LongestEconomicLifeMonths = life } } };
        var deal = Deal with { Valuation = new() { Approach = new() { HorizonYears = years, Utilisation = 0.65 } } };
        var result = TestDeals.Run(deal, market: market);
        var income = result.Collateral.Lots[0].Opinions.Single(opinion => opinion.Kind == OpinionKind.Income);
        FigureWorkings.Explain(deal, market, result, "collateral/opinion/L1/income").Inputs[^1].Value.ShouldBe(months);
        income.Fit.ShouldContain(words);
        income.Fit.ShouldContain("the case's own, not the market's: power price, PUE, other cost, fall of rent a year");
        income.InForce.ShouldBeTrue();
    }

    [Fact]
    public void A_lot_past_its_longest_life_has_no_income_value_to_rely_on()
    {
        var market = Market with { Policy = Market.Policy with { Opinions = new() { LongestEconomicLifeMonths = 3 } } };
        var income = TestDeals.Run(Deal, market: market).Collateral.Lots[0].Opinions.Single(opinion => opinion.Kind == OpinionKind.Income);
        (income.ValuePerGpu, income.InForce).ShouldBe((0, false));
        income.WhyNot.ShouldContain("past the longest economic life of 3 months");
    }

    [Theory]
    [InlineData("DGX/8 Sep-2026", "2026-09-01", "")]
    [InlineData("quote 2026-08 (Epoch)", "2026-08-01", "")]
    [InlineData("list 2026", "2026-01-01", "")]
    [InlineData("DGX/8 Dec-2024 (Epoch)", "2024-12-01", "It expired on 1 Dec 2025.")]
    [InlineData("launch", "2025-02-15", "It expired on 15 Feb 2026.")]
    [InlineData("launch est", "2025-02-15", "recalled or estimated")]
    [InlineData("list est 2026", "2026-01-01", "recalled or estimated")]
    [InlineData("street [recalled]", null, "recalled or estimated")]
    [InlineData("street", null, "has no date")]
    [InlineData("", null, "has no date")]
    public void Parity_is_of_the_day_of_the_price_it_rests_on(string basis, string? day, string whyNot)
    {
        var parity = ParityWith(basis);
        parity.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(day);
        parity.ValuePerGpu!.Value.ShouldBeGreaterThan(0);
        parity.InForce.ShouldBe(whyNot.Length == 0);
        if (whyNot.Length > 0)
            parity.WhyNot.ShouldContain(whyNot);
    }

    [Fact]
    public void An_import_renews_no_parity_but_the_one_whose_price_it_prints()
    {
        const string basis = "DGX/8 Dec-2024 (Epoch)";
        var old = ParityWith(basis);
        var list = new PriceQuote("B200-SXM-180GB", new(2026, 10, 20), PriceKind.ListPrice, "new", 47_409.13, "test", "test");
        foreach (var other in (PriceQuote[])[list with { GpuModel = "H200-SXM-141GB" }, list with { Price = 50_000 }, list with { Kind = PriceKind.ResaleAsk, Used = true }])
            ParityWith(basis, other).ShouldBe(old);
        var renewed = ParityWith(basis, list);
        (renewed.Date, renewed.InForce).ShouldBe((new DateOnly(2026, 10, 20), true));
        renewed.Source.ShouldContain("dated 20 Oct 2026 by the quote that prints it");
    }

    [Fact]
    public void An_opinion_in_writing_is_brought_to_fair_market_value_and_an_expired_one_is_shown_and_not_used()
    {
        var written = new ValueOpinion
        {
            LotId = "L1",
            Kind = OpinionKind.Appraiser,
            ValuePerGpu = Money.Usd(16_000),
            Premise = ValuationPremise.OrderlyLiquidationValue,
            Date = new(2026, 9, 1),
            Author = "Appraiser",
            Document = "Report 7",
        };
        var marked = Valued(Deal, new() { Mark = MarkPolicy.LowestOfAll, Opinions = [written, written with { Date = new(2025, 1, 1), Expiry = new(2026, 12, 30), ValuePerGpu = Money.Usd(1) }] });
        var opinions = marked.Collateral.Lots[0].Opinions;
        var fresh = opinions.Single(opinion => opinion.Key == "appraiser");
        fresh.ValuePerGpu!.Value.ShouldBe(20_000, 1e-9);
        fresh.Fit.ShouldContain("price factor of 80 %");
        var expired = opinions.Single(opinion => opinion.Key == "appraiser-2");
        (expired.InForce, expired.Used, expired.Expired, expired.WhyNot).ShouldBe((false, false, true, "It expired on 30 Dec 2026."));
        marked.Collateral.Lots[0].MarkFactor.ShouldBeGreaterThan(0.1);
    }

    // The day before, on, and after the last day: the day itself is still good.
    [Theory]
    [InlineData("2026-12-30", false)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", true)]
    public void An_opinion_is_good_until_its_last_day(string expiry, bool good)
    {
        var written = new ValueOpinion { LotId = "L1", ValuePerGpu = Money.Usd(10_000), Date = new(2026, 9, 1), Expiry = DateOnly.Parse(expiry, System.Globalization.CultureInfo.InvariantCulture), Author = "A" };
        Valued(Deal, new() { Opinions = [written] }).Collateral.Lots[0].Opinions[^1].InForce.ShouldBe(good);
    }

    [Fact]
    public void The_mark_sets_the_level_and_the_curve_the_shape_from_the_opinions_day_on()
    {
        var curve = Valued(Deal, new());
        var marked = Valued(Deal, new() { Mark = MarkPolicy.LowestOfMarket });
        var lot = marked.Collateral.Lots[0];
        lot.MarkFactor.ShouldBeInRange(0.1, 0.9);
        for (var m = 0; m < marked.Months.Count; m++)
            lot.MarkedValue[m].ShouldBe(curve.Collateral.Lots[0].MarkedValue[m] * lot.MarkFactor, 1e-6);
        lot.MarkFactor.ShouldBe(lot.Opinions.Where(opinion => opinion.Used).Min(opinion => opinion.RatioToCurve!.Value));
        marked.Sizing.Limits.Single(limit => limit.Key == "loan-to-value").Allows!.Value
            .ShouldBe(curve.Sizing.Limits.Single(limit => limit.Key == "loan-to-value").Allows!.Value * lot.MarkFactor, 0.01);
    }

    [Fact]
    public void A_mark_does_not_reach_back_before_its_opinion()
    {
        var later = Market with { Date = new(2027, 12, 31), Quotes = [.. Market.Quotes.Select(quote => quote with { Date = quote.Date.AddYears(1) })] };
        var terms = new ValuationTerms { Mark = MarkPolicy.LowestOfMarket };
        var curve = TestDeals.Run(Deal, market: later).Collateral.MarkedValue;
        var result = TestDeals.Run(Deal with { Valuation = terms }, market: later);
        var from = result.Collateral.Lots[0].MarkFrom!.Value;
        for (var m = 0; m < result.Months.Count; m++)
        {
            if (result.Months[m] < from) result.Collateral.MarkedValue[m].ShouldBe(curve[m]);
            else result.Collateral.MarkedValue[m].ShouldBeLessThan(curve[m]);
        }
    }

    [Fact]
    public void Nothing_but_an_override_lifts_the_mark_above_the_curve() =>
        Gen.Select(Gen.Double[1_000, 200_000], Gen.Enum<MarkPolicy>(), Gen.Double[0, 1]).Sample((value, policy, credibility) =>
        {
            var written = new ValueOpinion { GpuModel = "H100-SXM-80GB", ValuePerGpu = Money.Usd((decimal)value), Date = new(2026, 9, 1), Author = "A", Credibility = credibility };
            var lot = Valued(Deal, new() { Mark = policy, Opinions = [written] }).Collateral.Lots[0];
            lot.MarkFactor.ShouldBeLessThanOrEqualTo(1);
            lot.MarkedValue.Zip(lot.MarkedValue.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1e-9);
        }, iter: 60);

    [Fact]
    public void An_override_may_go_either_way_and_says_so()
    {
        foreach (var value in (decimal[])[10_000, 70_000])
        {
            var lot = Valued(Deal, new() { Mark = MarkPolicy.LowestOfMarket, Overrides = [new() { LotId = "L1", ValuePerGpu = Money.Usd(value), Reason = "A signed bid.", Date = new(2026, 6, 30) }] }).Collateral.Lots[0];
            lot.Overridden.ShouldBeTrue();
            lot.MarkFactor.ShouldBe((double)value / 50_000, 1e-12);
            lot.MarkSource.ShouldContain("overridden");
            lot.Opinions.ShouldAllBe(opinion => !opinion.Used);
        }
    }

    [Fact]
    public void A_weighted_mark_is_the_average_by_credibility()
    {
        var lot = Valued(Deal, new() { Mark = MarkPolicy.CredibilityWeighted }).Collateral.Lots[0];
        var used = lot.Opinions.Where(opinion => opinion.Used).ToList();
        lot.MarkFactor.ShouldBe(Math.Min(1, used.Sum(opinion => opinion.Credibility * opinion.RatioToCurve!.Value) / used.Sum(opinion => opinion.Credibility)), 1e-12);
    }

    [Fact]
    public void Dispersion_is_the_spread_over_the_median_with_the_curve_among_them()
    {
        var lot = Valued(Deal, new()).Collateral.Lots[0];
        double[] ratios = [.. lot.Opinions.Where(opinion => opinion.InForce).Select(opinion => opinion.RatioToCurve!.Value).Append(1).Order()];
        ratios.Length.ShouldBe(4);
        lot.Dispersion.ShouldBe((ratios[3] - ratios[0]) / ((ratios[1] + ratios[2]) / 2), 1e-12);
    }

    [Theory]
    [InlineData(0.10, 0)]
    [InlineData(0.20, 0)]
    [InlineData(0.30, 0.05)]
    [InlineData(0.60, 0.15)]
    [InlineData(9.00, 0.15)]
    public void The_rule_takes_off_what_lies_above_the_free_points(double dispersion, double off) =>
        new DispersionRule { FreePoints = 0.20, ReductionPerPoint = 0.5, MaximumReduction = 0.15 }.Reduction(dispersion).ShouldBe(off, 1e-12);

    [Fact]
    public void More_dispersion_never_allows_more_and_the_working_shows_it()
    {
        var rule = new DispersionRule { FreePoints = 0.20, ReductionPerPoint = 0.25, MaximumReduction = 0.15 };
        var last = double.PositiveInfinity;
        foreach (var value in (decimal[])[45_000, 30_000, 15_000, 5_000, 1_000])
        {
            var written = new ValueOpinion { LotId = "L1", ValuePerGpu = Money.Usd(value), Date = new(2026, 9, 1), Author = "A" };
            var result = Valued(Deal, new() { DispersionRule = rule, Opinions = [written] });
            var allows = result.Sizing.Limits.Single(limit => limit.Key == "loan-to-value").Allows!.Value;
            allows.ShouldBeLessThanOrEqualTo(last);
            last = allows;
            result.Collateral.DispersionReduction.ShouldBe(rule.Reduction(result.Collateral.Dispersion), 1e-12);
            var advance = FigureWorkings.Explain(Deal with { Valuation = new() { DispersionRule = rule, Opinions = [written] } }, Market, result, "advance-rate");
            advance.Value.ShouldBe(0.80 - result.Collateral.DispersionReduction, 1e-12);
            (advance.Inputs[0].Value - advance.Inputs[1].Value).ShouldBe(advance.Value, 1e-12);
        }
    }

    [Fact]
    public void Every_opinion_mark_and_dispersion_is_its_formula()
    {
        var terms = new ValuationTerms
        {
            Mark = MarkPolicy.LowestOfAll,
            DispersionRule = new(),
            Opinions = [new() { LotId = "L1", Kind = OpinionKind.Broker, ValuePerGpu = Money.Usd(14_000), Premise = ValuationPremise.BrokerValue, Date = new(2026, 10, 1), Author = "Broker" }],
        };
        var deal = Deal with { Valuation = terms };
        var result = TestDeals.Run(deal, market: Market);
        var lot = result.Collateral.Lots[0];
        Working Explain(string figure) => FigureWorkings.Explain(deal, Market, result, figure);
        foreach (var opinion in lot.Opinions.Where(opinion => opinion.ValuePerGpu is not null))
        {
            var working = Explain($"collateral/opinion/L1/{opinion.Key}");
            // Redone from what is printed, six significant digits, to the cent.
            var v = working.Inputs.Select(input => double.Parse(input.Value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            var again = opinion switch
            {
                { InWriting: true } => v[0] / v[1],
                { Kind: OpinionKind.ReplacementParity } => ((v[0] + (Hours(v[8], v[9]) * Hourly(v, 4, 5))) * v[1] / v[2]) - (Hours(v[8], v[9]) * Hourly(v, 3, 5)),
                { Kind: OpinionKind.Income } => Enumerable.Range(0, (int)v[^1]).Sum(m => ((v[0] * Math.Pow(1 - v[1], m / 12.0) * v[2]) - Hourly(v, 3, 4) - v[7]) * 730 / Math.Pow(1 + (v[9] / 12), m + 1)),
                _ => v[0],
            };
            again.ShouldBe(opinion.ValuePerGpu!.Value, 0.005, opinion.Key);
            working.Inputs.ShouldAllBe(input => input.Path != null || input.Source != null);
            working.Inputs.Where(input => input.Source?.StartsWith("catalogue", StringComparison.Ordinal) == true || input.Name == "rent").ShouldAllBe(input => input.Path == null);
            var ratio = Explain($"collateral/ratio/L1/{opinion.Key}");
            (ratio.Inputs[0].Value / ratio.Inputs[1].Value).ShouldBe(opinion.RatioToCurve!.Value, 1e-12);
        }

        Explain("collateral/mark/L1").Inputs.Min(input => input.Value).ShouldBe(lot.MarkFactor, 1e-12);
        var ratios = Explain("collateral/dispersion/L1").Inputs.Select(input => input.Value).Order().ToArray();
        ((ratios[^1] - ratios[0]) / ratios[ratios.Length / 2]).ShouldBe(lot.Dispersion, 1e-12);
        var fleet = Explain("collateral/dispersion").Inputs;
        (fleet[0].Value * fleet[1].Value / fleet[1].Value).ShouldBe(result.Collateral.Dispersion, 1e-12);
        var rule = Explain("collateral/dispersion-reduction");
        Math.Clamp(rule.Inputs[2].Value * (rule.Inputs[0].Value - rule.Inputs[1].Value), 0, rule.Inputs[3].Value).ShouldBe(rule.Value, 1e-12);
        var marked = Explain("collateral/lot/L1/6").Inputs;
        marked.Aggregate(1.0, (product, input) => product * (input.Name == "haircut" ? 1 - input.Value : input.Value)).ShouldBe(lot.MarkedValue[6], 0.01);
    }

    [Fact]
    public void The_four_standards_are_kept_apart()
    {
        var deal = Deal with { Valuation = new() { Mark = MarkPolicy.LowestOfMarket } };
        var result = TestDeals.Run(deal, market: Market);
        var standards = result.Collateral.Standards!;
        standards.Market.ShouldBe(standards.Base * result.Collateral.Lots[0].MarkFactor, 1e-6);
        standards.Distress.ShouldBe(standards.Market * 0.30, 1e-6);
        standards.Encumbered!.Value.ShouldBe(standards.ContractedPart + standards.ResidualPart, 1e-6);
        foreach (var name in (string[])["base", "market", "distress", "encumbered"])
        {
            var working = FigureWorkings.Explain(deal, Market, result, "collateral/standard/" + name);
            working.Inputs.Sum(input => input.Value).ShouldBe(working.Value, 0.01, name);
        }

        TestDeals.Run(deal with { Contracts = [] }, market: Market).Collateral.Standards!.Encumbered.ShouldBeNull();
    }

    [Fact]
    public void Prices_in_another_currency_than_the_loan_are_shown_and_not_used()
    {
        var deal = new DealCase
        {
            Currency = Currency.Euro,
            ClosingDate = TestDeals.Closing,
            Lots = [Deal.Lots[0] with { UnitCost = new() { Gpu = new Money(50_000, Currency.Euro) } }],
            Facility = TestDeals.Plain.Facility with { Commitment = new Money(1_000_000, Currency.Euro) },
            Sizing = TestDeals.CommitmentOnly,
            Valuation = new() { Mark = MarkPolicy.LowestOfMarket },
        };
        var lot = TestDeals.Run(deal, market: Market).Collateral.Lots[0];
        lot.MarkFactor.ShouldBe(1);
        lot.Opinions.ShouldAllBe(opinion => !opinion.InForce && opinion.WhyNot.Length > 0);
    }

    private static double Hours(double months, double rate) => 730 * Enumerable.Range(1, (int)months).Sum(k => Math.Pow(1 + (rate / 12), -k));

    private static double Hourly(double[] v, int kilowatts, int power) => v[kilowatts] * ((v[power] * v[power + 1]) + (v[power + 2] / 730));

    private static OpinionOfValue ParityWith(string basis, params PriceQuote[] imported)
    {
        var models = Market.Models.ToDictionary(pair => pair.Key, pair => pair.Key == "B200-SXM-180GB" ? pair.Value with { PriceBasis = basis } : pair.Value);
        return TestDeals.Run(Deal, market: Market with { Id = "test/2", Models = models, Quotes = [.. Market.Quotes, .. imported] })
            .Collateral.Lots[0].Opinions.Single(opinion => opinion.Kind == OpinionKind.ReplacementParity);
    }

    private static IReadOnlyList<OpinionOfValue> Opinions(DealCase deal) => TestDeals.Run(deal, market: Market).Collateral.Lots[0].Opinions;

    private static UnderwritingResult Valued(DealCase deal, ValuationTerms terms) => TestDeals.Run(deal with { Valuation = terms }, market: Market);

    private static PriceQuote Price(PriceKind kind, double price, DateOnly date) => new("H100-SXM-80GB", date, kind, "used", price, "test", "test") { Condition = "used", Used = kind != PriceKind.ListPrice };

    private static PriceQuote Rent(string segment, string provider, double price) =>
        new("H100-SXM-80GB", new(2026, 10, 15), PriceKind.RentOnDemand, provider, price, "test", "test") { Segment = segment };
}
