using CsCheck;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Collateral;

/// <summary>Block discount, pool of buyers and the clock of a sale.</summary>
public sealed class LiquidationTests
{
    private static readonly MarketSnapshot Market = TestDeals.Market with
    {
        Models = new Dictionary<string, GpuModel>
        {
            ["H100-SXM-80GB"] = new() { Key = "H100-SXM-80GB", Vendor = "NVIDIA", FormFactor = "SXM5", ThermalDesignPowerWatts = 700 },
            ["H200-SXM-141GB"] = new() { Key = "H200-SXM-141GB", Vendor = "NVIDIA", FormFactor = "NVL72 rack (liquid)", ThermalDesignPowerWatts = 700 },
        },
        Policy = LendingPolicy.House,
    };

    private static readonly DealCase Mixed = TestDeals.Plain with
    {
        Lots =
        [
            TestDeals.Lot("L1", 6_000),
            TestDeals.Lot("L2", 4_000) with { GpuModel = "H200-SXM-141GB", Haircut = 0.10 },
            TestDeals.Lot("L3", 500) with { Configuration = LotConfiguration.BareModule, InServiceDate = new(2025, 6, 30) },
        ],
        Contracts = [TestDeals.Contract("C1", 10_000)],
    };

    // 35 % x units / (units + 2,500 a month x 6).
    [Theory]
    [InlineData(0, 0)]
    [InlineData(15_000, 0.175)]
    [InlineData(8_000, 0.35 * 8_000 / 23_000)]
    [InlineData(1e12, 0.35)]
    public void A_block_costs_by_its_size_against_the_market(double units, double discount) =>
        BlockDiscountTerms.Assumed.Discount("any", units, 180).ShouldBe(discount, 1e-6);

    [Fact]
    public void A_block_discount_grows_with_units_and_shrinks_with_time() =>
        Gen.Select(Gen.Double[1, 1e6], Gen.Double[1, 1e5], Gen.Int[1, 400], Gen.Int[1, 400]).Sample((units, more, days, longer) =>
        {
            var terms = BlockDiscountTerms.Assumed;
            terms.Discount("m", units + more, days).ShouldBeGreaterThanOrEqualTo(terms.Discount("m", units, days));
            terms.Discount("m", units, days + longer).ShouldBeLessThanOrEqualTo(terms.Discount("m", units, days));
        });

    [Fact]
    public void Splitting_a_lot_changes_nothing_with_a_block_discount_either() =>
        Gen.Select(Gen.Int[2, 50_000], Gen.Double[0, 1], Gen.Enum<ValuationPremise>()).Sample((count, share, premise) =>
        {
            var first = Math.Clamp((int)(count * share), 1, count - 1);
            var lot = TestDeals.Lot("L", count);
            DateOnly[] dates = [new(2028, 6, 30)];
            Pool([lot], premise).ShouldBe(Pool([lot with { Id = "A", Count = first }, lot with { Id = "B", Count = count - first }], premise), 1e-9 * (1 + Pool([lot], premise)));

            double Pool(Lot[] lots, ValuationPremise on)
            {
                var pool = new double[1];
                FleetValuation.Of(lots, new(), Market, Currency.UsDollar).Value(dates, on, [], pool);
                return pool[0];
            }
        }, iter: 200);

    [Fact]
    public void The_ladder_stays_in_order_whatever_the_block_and_the_buyers() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[1, 1e6], Gen.Int[1, 100_000]).Sample((maximum, pool, depth, count) =>
        {
            var market = Market with
            {
                Policy = new()
                {
                    BlockDiscount = new() { Maximum = maximum, UnitsPerMonth = depth },
                    BuyerPool = new() { Limits = [new() { Factor = pool }] },
                },
            };
            var nets = FleetValuation.Of([TestDeals.Lot("L", count)], new(), market, Currency.UsDollar).Lots[0].NetFactors;
            nets[0].ShouldBe(1);
            for (var p = 1; p < nets.Length; p++)
                nets[p].ShouldBeLessThanOrEqualTo(nets[p - 1]);
        });

    [Fact]
    public void Who_can_buy_depends_on_cooling_and_baseboard()
    {
        var limits = BuyerPoolLimits.Assumed;
        limits.Of("NVL72 rack (liquid)", LotConfiguration.CompleteSystem)!.Factor.ShouldBe(0.75);
        limits.Of("SXM5", LotConfiguration.CompleteSystem).ShouldBeNull();
        limits.Of("SXM5", LotConfiguration.BareModule)!.Factor.ShouldBe(0.35);
        limits.Of("PCIe", LotConfiguration.Card).ShouldBeNull();
        limits.Limits.ShouldAllBe(limit => limit.Assumed && limit.Reason.StartsWith("Assumed:", StringComparison.Ordinal));

        var lots = TestDeals.Run(Mixed, market: Market).Collateral.Lots;
        lots.Select(lot => lot.BuyerPoolFactor).ShouldBe([1, 0.75, 0.35]);
        lots[0].BlockDiscount.ShouldBe(0.35 * 6_500 / (6_500 + 15_000), 1e-12);
        lots[2].BlockDiscount.ShouldBe(lots[0].BlockDiscount);
        TestDeals.Run(Mixed).Collateral.Lots.ShouldAllBe(lot => lot.BlockDiscount == 0 && lot.BuyerPoolFactor == 1);
    }

    [Fact]
    public void The_clock_without_time_and_decline_ends_where_the_ladder_does()
    {
        var market = Market with { Policy = LendingPolicy.House with { LiquidationClock = new() { TimeValuePerAnnum = 0, FollowsCurve = false } } };
        var clock = LiquidationClock.Of(Mixed, market, TestDeals.Closing);
        var values = TestDeals.Run(Mixed, market: market).Collateral.ByPremise;
        clock.Premises.Count.ShouldBe(4);
        foreach (var sale in clock.Premises)
        {
            sale.Weeks[^1].CumulativeNet.ShouldBe(sale.LadderNet, 1e-6 * sale.LadderNet, sale.Premise.ToString());
            sale.LadderNet.ShouldBe(values[sale.Premise][0], 1e-6 * sale.LadderNet);
            sale.Weeks.Count.ShouldBe((sale.Premise.DaysToSell() + 6) / 7);
            sale.Weeks[^1].Date.ShouldBe(clock.Start.AddDays(sale.Days));
        }
    }

    [Fact]
    public void The_clock_reconciles_for_any_fleet_and_calendar() =>
        Gen.Select(Gen.Int[1, 50_000], Gen.Double[0, 1], Gen.Double[0, 0.5], Gen.Bool).Sample((count, preparation, haircut, bare) =>
        {
            var lot = TestDeals.Lot("L", count) with { Haircut = haircut, Configuration = bare ? LotConfiguration.BareModule : LotConfiguration.CompleteSystem };
            var market = Market with { Policy = LendingPolicy.House with { LiquidationClock = new() { PreparationShare = preparation, TimeValuePerAnnum = 0, FollowsCurve = false } } };
            foreach (var sale in LiquidationClock.Of(TestDeals.Plain with { Lots = [lot] }, market, TestDeals.Closing).Premises)
            {
                sale.Weeks[^1].CumulativeNet.ShouldBe(sale.LadderNet, 1e-9 * (1 + sale.FairMarketValue));
                sale.Weeks.Sum(week => week.Net).ShouldBe(sale.Weeks[^1].CumulativeNet, 1e-6 * (1 + sale.FairMarketValue));
            }
        }, iter: 100);

    [Fact]
    public void Time_and_decline_only_take_away()
    {
        var clock = LiquidationClock.Of(Mixed, Market, TestDeals.Closing);
        foreach (var sale in clock.Premises)
        {
            sale.NetRecovery.ShouldBeLessThan(sale.LadderNet);
            sale.Weeks.Sum(week => week.MarketDecline).ShouldBeLessThan(0);
            sale.Weeks[^1].CumulativeNet.ShouldBe(sale.Weeks.Sum(w => w.GrossProceeds + w.Deinstallation + w.DataWiping + w.Testing + w.Freight + w.Storage + w.Insurance + w.Broker
                + w.MarketDecline + w.TimeValue), 1);
        }

        clock.Premises[0].Weeks[0].CumulativeNet.ShouldBeLessThan(0); // costs run ahead of an orderly sale
    }

    [Fact]
    public void The_sale_starts_when_every_lot_is_delivered()
    {
        var late = Mixed with { Lots = [Mixed.Lots[0], TestDeals.Lot("L9", 10, new(2027, 3, 31))] };
        LiquidationClock.Of(late, Market, TestDeals.Closing).Start.ShouldBe(new DateOnly(2027, 3, 31));
        LiquidationClock.Of(Mixed, Market, TestDeals.Closing, start: new(2029, 2, 28)).Start.ShouldBe(new DateOnly(2029, 2, 28));
    }

    [Fact]
    public void Every_share_and_recovery_is_its_formula()
    {
        var result = TestDeals.Run(Mixed, market: Market);
        Working Explain(string figure) => FigureWorkings.Explain(Mixed, Market, result, figure);
        foreach (var premise in Enum.GetValues<ValuationPremise>())
        {
            foreach (var lot in Mixed.Lots)
            {
                var sale = Explain($"collateral/sale/{lot.Id}/{premise.Abbreviation()}");
                var v = sale.Inputs.Select(input => input.Value).ToArray();
                Math.Max(0, (v[0] * (1 - v[1]) * v[2]) - v[3] - v[4]).ShouldBe(sale.Value, 1e-12, sale.Figure);
                var block = Explain($"collateral/block-discount/{lot.Id}/{premise}");
                if (block.Inputs.Count > 0)
                    (block.Inputs[0].Value * block.Inputs[1].Value / (block.Inputs[1].Value + block.Inputs[2].Value)).ShouldBe(block.Value, 1e-12);
            }

            if (premise == ValuationPremise.FairMarketValueInContinuedUse)
                continue;
            var recovery = Explain($"collateral/liquidation/{premise}");
            Math.Max(0, recovery.Inputs.Sum(input => input.Value)).ShouldBe(recovery.Value, 1);
        }

        foreach (var lot in result.Collateral.Lots)
        {
            var inputs = Explain($"collateral/lot/{lot.LotId}/0").Inputs;
            inputs.Aggregate(1.0, (product, input) => product * (input.Name == "haircut" ? 1 - input.Value : input.Value)).ShouldBe(lot.MarkedValue[0], 0.01);
        }
    }

    [Fact]
    public void The_cure_brings_loan_to_value_back_to_its_maximum()
    {
        var deal = TestDeals.Plain with { Sizing = TestDeals.Plain.Sizing with { LoanToValue = new() { Status = LimitStatus.ShownOnly, Maximum = 0.60 } } };
        var result = TestDeals.Run(deal);
        var cure = result.Collateral.CureAmount;
        cure.ShouldContain(amount => amount > 0);
        for (var m = 0; m < cure.Count; m++)
        {
            var working = FigureWorkings.Explain(deal, TestDeals.Market, result, $"collateral/cure/{m}");
            var v = working.Inputs.Select(input => input.Value).ToArray();
            Math.Max(0, v[0] - (v[1] * v[2])).ShouldBe(cure[m], 0.01);
            if (cure[m] > 0)
                ((result.Loan.Balance[m] - cure[m]) / result.Collateral.MarkedValue[m]).ShouldBe(0.60, 1e-9);
        }
    }
}
