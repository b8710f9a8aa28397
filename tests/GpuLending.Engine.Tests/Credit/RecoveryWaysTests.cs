using CsCheck;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Credit;

public sealed class RecoveryWaysTests
{
    private const double Rate = 0.08;
    private const int Months = 48;
    private const int Default = 6;

    /// <summary>Fee of a month: 1,000 GPUs × 730 hours × 2.00 or, let again, 1.50 × 60 % × 85 %.</summary>
    private const double Fee = 1_000 * 730 * 2.00;
    private const double Rent = 1_000 * 730 * 1.50 * 0.60 * 0.85;

    private static readonly StructureChecklist Complete = StructureChecklist.Every(StructureState.Done);

    /// <summary>Geometric sums by hand: another operator after three months for 10 % of the fees, let again after four months, the fleet on a line of six years.</summary>
    [Fact]
    public void Three_ways_in_closed_form()
    {
        var year = Run(Secured).Years[0];

        var sale = 100e6 * (1 - (0.5 / 6));
        var atEnd = 100e6 * (1 - (4.0 / 6)) * Worth(Months - Default);
        var replaced = (Fee * 0.9 * Sum(4, Months - Default)) + atEnd;
        var relet = (Rent * Sum(5, Months - Default)) + atEnd;
        var owed = 90e6 * 1.02;
        // Another operator brings less than the sale at once here, and so does letting again: the lender sells.
        replaced.ShouldBeLessThan(sale);
        relet.ShouldBeLessThan(sale);
        year.Routes.ShouldAllBe(route => route.Route == RecoveryRoute.SellFleet);
        year.LossGivenDefault.ShouldBe((owed - sale) / 90e6, 1e-9);

        // With half the value gone the ways part.
        var poor = Run(Secured with { Credit = Secured.Credit with { Haircuts = [new() { Name = "sale", Share = 0.5 }] } }).Years[0];
        (sale, atEnd) = (sale / 2, atEnd / 2);
        replaced = (Fee * 0.9 * Sum(4, Months - Default)) + atEnd;
        relet = (Rent * Sum(5, Months - Default)) + atEnd;
        Check(poor.Routes[0], DefaultCause.OperatorFails, RecoveryRoute.ReplaceOperator, 0.32, replaced);
        Check(poor.Routes[1], DefaultCause.OperatorFails, RecoveryRoute.SellFleet, 0.08, sale);
        relet.ShouldBeLessThan(sale);
        Check(poor.Routes[2], DefaultCause.CustomerFails, RecoveryRoute.SellFleet, 0.40, sale);
        Check(poor.Routes[3], DefaultCause.BothFail, RecoveryRoute.SellFleet, 0.20, sale);
        poor.LossGivenDefault.ShouldBe((0.32 * (owed - replaced) / 90e6) + (0.68 * (owed - sale) / 90e6), 1e-9);

        void Check(RouteLoss route, DefaultCause cause, RecoveryRoute way, double probability, double recovered)
        {
            (route.Cause, route.Route).ShouldBe((cause, way));
            route.Probability.ShouldBe(probability, 1e-12);
            route.Recovered.ShouldBe(recovered, 1);
            route.EnforcementCost.ShouldBe(0.02 * 90e6, 1e-6);
            route.LossGivenDefault.ShouldBe((owed - recovered) / 90e6, 1e-8);
        }
    }

    /// <summary>Nine tenths of the sale gone: letting again pays for as long as it covers its costs.</summary>
    [Fact]
    public void Let_again_in_place_in_closed_form()
    {
        var routes = Run(Secured with { Credit = Secured.Credit with { Haircuts = [new() { Name = "sale", Share = 0.9 }] } }).Years[0].Routes;

        var relet = (Rent * Sum(5, Months - Default)) + (10e6 * (1 - (4.0 / 6)) * Worth(Months - Default));
        routes[2].Route.ShouldBe(RecoveryRoute.ReletInPlace);
        routes[2].Probability.ShouldBe(0.4 * 0.8, 1e-12);
        routes[2].Recovered.ShouldBe(relet, 1);
        routes[3].Recovered.ShouldBe(10e6 * (1 - (0.5 / 6)), 1);
    }

    [Theory]
    [InlineData(StructureElement.DirectAgreement, DefaultCause.OperatorFails)]
    [InlineData(StructureElement.StepInRights, DefaultCause.OperatorFails)]
    [InlineData(StructureElement.LandlordWaiver, DefaultCause.OperatorFails)]
    [InlineData(StructureElement.LandlordWaiver, DefaultCause.CustomerFails)]
    [InlineData(StructureElement.AccountControl, DefaultCause.CustomerFails)]
    public void A_missing_element_closes_its_way(StructureElement element, DefaultCause cause)
    {
        var deal = Secured with
        {
            Credit = Secured.Credit with { Haircuts = [new() { Name = "sale", Share = 0.9 }], Structure = Complete.With(element, StructureState.Missing) },
        };

        var way = Run(deal).Years[0].Routes.Single(route => route.Cause == cause);
        way.Route.ShouldBe(RecoveryRoute.SellFleet);
        way.Why.ShouldContain(StructureWords.Name(element));
    }

    [Fact]
    public void Without_a_checklist_every_way_but_the_sale_is_closed() => Run(Secured with { Credit = Secured.Credit with { Structure = null } })
        .Years[0].Routes.ShouldAllBe(route => route.Route == RecoveryRoute.SellFleet && (route.Cause == DefaultCause.BothFail || route.Why == "Closed: the structure was not looked at."));

    /// <summary>A guarantee of 5m pays last of all, and not when its giver is the one that failed.</summary>
    [Fact]
    public void Supports_pay_last()
    {
        var deal = Secured with
        {
            Valuation = Secured.Valuation with
            {
                Supports = [new() { Id = "G1", Kind = SupportKind.Guarantee, Counterparty = "Parent", Cap = Money.Usd(5_000_000), From = TestDeals.Closing, To = new(2035, 12, 31) }],
            },
            Credit = Secured.Credit with { Recovery = Secured.Credit.Recovery! with { LostWithOperator = ["G1"] } },
        };

        var routes = Run(deal).Years[0].Routes;
        routes.Single(route => route.Cause == DefaultCause.CustomerFails).FromSupports.ShouldBe(Math.Min(5e6, (90e6 * 1.02) - (100e6 * (1 - (0.5 / 6)))), 1e-3);
        routes.Where(route => route.Cause != DefaultCause.CustomerFails).ShouldAllBe(route => route.FromSupports == 0);
    }

    [Fact]
    public void Nothing_changes_when_no_routes_are_entered()
    {
        var years = Run(Secured with { Credit = Secured.Credit with { Recovery = null } }).Years;

        years.ShouldAllBe(year => year.Routes.Count == 0);
        years[0].LossGivenDefault.ShouldBe(Math.Max(0, 1 - (100e6 * (1 - (0.5 / 6)) / 90e6)), 1e-9);
    }

    [Fact]
    public void Shares_that_do_not_sum_to_one_are_refused() => Should.Throw<NotComputableException>(() => Run(
        Secured with { Credit = Secured.Credit with { Recovery = Secured.Credit.Recovery! with { BothFailShare = 0.3 } } }));

    /// <summary>Sum of probabilities 1, weighted loss between the ways' extremes, and no element that is taken away ever lowers the loss or betters the letter.</summary>
    [Fact]
    public void Properties_of_the_ways()
    {
        var terms =
            from shares in Gen.Double[0.01, 1].Array[3]
            from works in Gen.Double[0, 1].Array[2]
            from months in Gen.Int[0, 12].Array[3]
            from parts in Gen.Double[0, 1].Array[4]
            from haircut in Gen.Double[0, 1]
            from missing in Gen.Enum<StructureElement>().Array[0, 6]
            from taken in Gen.Enum<StructureElement>()
            from cap in Gen.Int[0, 60]
            select (shares, works, months, parts, haircut, missing, taken, cap);
        terms.Sample(
            x =>
            {
                var sum = x.shares.Sum();
                var structure = x.missing.Aggregate(Complete, (checklist, element) => checklist.With(element, StructureState.Missing));
                var deal = Secured with
                {
                    Valuation = Secured.Valuation with
                    {
                        Supports = [new() { Id = "G1", Counterparty = "Insurer", Cap = Money.Usd(x.cap * 1_000_000m), From = TestDeals.Closing, To = new(2035, 12, 31) }],
                    },
                    Facility = Secured.Facility with { DebtServiceReserveMonths = x.months[0] / 2 },
                    Credit = Secured.Credit with
                    {
                        Haircuts = [new() { Name = "any", Share = x.haircut }],
                        Structure = structure,
                        Recovery = new()
                        {
                            OperatorFailsShare = x.shares[0] / sum,
                            CustomerFailsShare = x.shares[1] / sum,
                            BothFailShare = 1 - (x.shares[0] / sum) - (x.shares[1] / sum),
                            ReplacementWorks = x.works[0],
                            ReletWorks = x.works[1],
                            ReplacementGapMonths = x.months[0],
                            ReletVoidMonths = x.months[1],
                            MonthsWithoutAccess = x.months[2],
                            ReplacementFeeShare = x.parts[0],
                            ReletRentShare = x.parts[1],
                            EnforcementCostShare = x.parts[2] / 5,
                            LossWithoutSerials = x.parts[3],
                        },
                    },
                };
                var credit = Run(deal);
                foreach (var year in credit.Years)
                {
                    year.Routes.Sum(route => route.Probability).ShouldBe(1, 1e-12);
                    year.LossGivenDefault.ShouldBeInRange(year.Routes.Min(route => route.LossGivenDefault), year.Routes.Max(route => route.LossGivenDefault));
                    year.Routes.ShouldAllBe(route => route.LossGivenDefault >= 0 && route.LossGivenDefault <= 1 && route.FromSupports <= (x.cap * 1e6) + 1e-3);
                }

                var lesser = Run(deal with { Credit = deal.Credit with { Structure = structure.With(x.taken, StructureState.Missing) } });
                for (var i = 0; i < credit.Years.Count; i++)
                    lesser.Years[i].LossGivenDefault.ShouldBeGreaterThanOrEqualTo(credit.Years[i].LossGivenDefault - 1e-9);
                CreditRating.Parse(lesser.Rating!).Rank.ShouldBeGreaterThanOrEqualTo(CreditRating.Parse(credit.Rating!).Rank);
                lesser.LifetimeProbability!.Value.ShouldBeGreaterThanOrEqualTo(credit.LifetimeProbability!.Value - 1e-12);
            },
            iter: 60);
    }

    [Fact]
    public void Workings_give_the_figures_again()
    {
        var deal = Secured with { Credit = Secured.Credit with { Haircuts = [new() { Name = "sale", Share = 0.5 }] } };
        var result = TestDeals.Run(deal, market: Market);
        var year = result.Credit!.Years[0];

        var weighted = Explain("credit/loss-given-default/1");
        weighted.Inputs.Chunk(2).Sum(pair => pair[0].Value * pair[1].Value).ShouldBe(year.LossGivenDefault, 1e-12);
        for (var i = 0; i < year.Routes.Count; i++)
        {
            var v = Explain($"credit/route/1/{i}").Inputs.Select(input => input.Value).ToArray();
            Math.Clamp((v[0] + v[1] - v[2] - v[3] - v[4]) / v[0], 0, 1).ShouldBe(year.Routes[i].LossGivenDefault, 1e-12);
        }

        var life = Explain("credit/loss-given-default").Inputs.Chunk(2).ToList();
        (life.Sum(pair => pair[0].Value * pair[1].Value) / life.Sum(pair => pair[0].Value)).ShouldBe(result.Credit.LossGivenDefault!.Value, 1e-12);
        var rating = Explain("credit/rating");
        rating.Inputs.Sum(input => input.Value).ShouldBe(rating.Value);

        var price = result.Credit.Pricing!;
        Explain("credit/grid-margin").Inputs[0].Value.ShouldBe(price.Row!.MarginPerAnnum);
        var shortcut = Explain("credit/all-in-margin").Inputs.Select(input => input.Value).ToArray();
        (shortcut[0] + ((shortcut[1] + shortcut[2]) / Math.Min(4, shortcut[3]))).ShouldBe(price.AllInMargin!.Value, 1e-12);
        var hurdle = Explain("credit/margin-at-hurdle").Inputs.Select(input => input.Value).ToArray();
        (hurdle[0] + (((hurdle[1] * hurdle[2]) - hurdle[3]) / hurdle[4])).ShouldBe(price.MarginAtHurdle!.Value, 1e-12);
        var cash = Explain("credit/borrower-cost").Inputs;
        cash.Sum(input => input.Value * Math.Pow(1 + price.BorrowerCost!.Value, -Days(input.Name) / 365.0)).ShouldBe(0, 1);

        Working Explain(string figure) => FigureWorkings.Explain(deal, Market, result, figure);

        static int Days(string date) => DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture).DayNumber - TestDeals.Closing.DayNumber;
    }

    /// <summary>Charged the margin that the hurdle asks for, a loan on fixed payments of principal earns the hurdle.</summary>
    [Fact]
    public void The_margin_at_the_hurdle_earns_it()
    {
        var asked = Run(Secured).Pricing!;
        var rate = Secured.Facility.Interest.FixedRatePerAnnum + asked.MarginAtHurdle!.Value - asked.OwnMargin!.Value;

        var charged = Run(Secured with { Facility = Secured.Facility with { Interest = Secured.Facility.Interest with { FixedRatePerAnnum = rate } } });

        charged.Return!.Ratio!.Value.ShouldBe(0.15, 0.002);
    }

    private static double Worth(int months) => Math.Pow(1 + Rate, -months / 12.0);

    private static double Sum(int first, int last) => Enumerable.Range(first, last - first + 1).Sum(Worth);

    private static CreditMeasures Run(DealCase deal) => TestDeals.Run(deal, market: Market).Credit!;

    private static MarketSnapshot Market { get; } = TestDeals.Market with
    {
        CumulativeDefaultRates = new Dictionary<string, IReadOnlyList<double>>
        {
            ["AAA"] = [0.0000, 0.0003, 0.0013],
            ["AA"] = [0.0002, 0.0005, 0.0011],
            ["A"] = [0.0005, 0.0012, 0.0020],
            ["BBB"] = [0.0014, 0.0039, 0.0069],
            ["BB"] = [0.0056, 0.0175, 0.0315],
            ["B"] = [0.0299, 0.0700, 0.1055],
            ["CCC"] = [0.2598, 0.3594, 0.4097],
        },
    };

    /// <summary>Cost 100m, loan 90m repaid in four yearly parts at 8 %, one contract of four years, no running cost, no market fall.</summary>
    private static DealCase Secured { get; } = TestDeals.Plain with
    {
        Lots = [TestDeals.Lot("L1", 1000, gpu: 100_000)],
        Contracts = [TestDeals.Contract("C1", 1000, end: TestDeals.Closing.AddMonths(Months), price: 2.00m)],
        Merchant = new() { PricePerGpuHour = Money.Usd(1.50m), DeclinePerAnnum = 0, Utilisation = 0.60, VoidMonths = 0 },
        Costs = new() { Power = new() { PricePerKilowattHour = Money.Usd(0) } },
        Valuation = new() { Curve = CurvePresets.Find("sl-6").Choice, Premise = ValuationPremise.FairMarketValueInContinuedUse },
        Facility = new()
        {
            Commitment = Money.Usd(90_000_000),
            TenorMonths = Months,
            PaymentFrequency = PaymentFrequency.Annual,
            Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08, DayCount = "30E/360 ISDA" },
            Amortisation = new() { Style = AmortisationStyle.Straight },
        },
        Sizing = TestDeals.CommitmentOnly,
        Credit = new()
        {
            LossPremise = ValuationPremise.FairMarketValueInContinuedUse,
            DiscountRatePerAnnum = Rate,
            FundingSpreadPerAnnum = 0.01,
            CostPerAnnum = 0.005,
            CapitalShare = 0.10,
            CapitalReturnPerAnnum = 0.03,
            HurdlePerAnnum = 0.15,
            Structure = Complete,
            Recovery = new(),
        },
    };
}
