using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Covenants;

/// <summary>Each kind against its threshold: just below, at and above it. Levels are those of public loans where one is named; figures are synthetic.</summary>
public sealed class CovenantKindsTests
{
    private static readonly DateOnly Closing = new(2025, 12, 31);

    [Theory]
    // At least 95 % of floating principal (CoreWeave DDTL 4.0 and 5.0); "at risk" leaves a tenth of the room that a share can have: under 95.5 %.
    [InlineData(0.9499, CovenantState.Breached)]
    [InlineData(0.95, CovenantState.AtRisk)]
    [InlineData(0.9549, CovenantState.AtRisk)]
    [InlineData(0.955, CovenantState.Compliant)]
    [InlineData(1.0, CovenantState.Compliant)]
    public void Hedged_share_of_floating_principal(double hedged, CovenantState state) =>
        First(new() { Kind = CovenantKind.HedgeShare, Threshold = 0.95 }, Inputs() with { HedgedShare = hedged }).State.ShouldBe(state);

    [Fact]
    public void A_fixed_rate_has_nothing_to_hedge() =>
        CovenantTester.Test(new Covenant { Kind = CovenantKind.HedgeShare, Threshold = 0.95 }, Inputs()).Tests.ShouldBeEmpty();

    [Theory]
    [InlineData(0.4999, CovenantState.Breached)]
    [InlineData(0.50, CovenantState.AtRisk)]
    [InlineData(0.55, CovenantState.Compliant)]
    public void Power_hedge_is_a_share_of_modelled_energy(double hedged, CovenantState state)
    {
        var inputs = Inputs() with { Energy = [.. Enumerable.Repeat(730_000.0, 13)], FixedEnergy = [.. Enumerable.Repeat(730_000.0 * hedged, 13)] };

        var test = First(new() { Kind = CovenantKind.PowerHedgeShare, Threshold = 0.50 }, inputs);

        test.State.ShouldBe(state);
        test.Denominator.ShouldBe(730_000);
    }

    [Theory]
    // CoreWeave's largest customer was 62 % of 2024 revenue, its top two 77 %; limits synthetic.
    [InlineData(0.61, null, CovenantState.Breached)]
    [InlineData(0.62, null, CovenantState.AtRisk)]
    [InlineData(0.70, null, CovenantState.Compliant)]
    [InlineData(0.14, "Second", CovenantState.Breached)]
    [InlineData(0.15, "second", CovenantState.AtRisk)]
    public void Concentration_is_the_largest_or_the_named_customers_part(double threshold, string? customer, CovenantState state)
    {
        var inputs = Inputs() with { Customers = [Pays("Microsoft", 62), Pays("Second", 15), Pays("Others", 23)] };

        var test = First(new() { Kind = CovenantKind.CustomerConcentration, Threshold = threshold, Customer = customer }, inputs);

        test.State.ShouldBe(state);
        test.Month.ShouldBe(3);
        test.Denominator.ShouldBe(300);
    }

    [Theory]
    // The December 2024 breach of DDTL 2.0: collateral had to stay in the US.
    [InlineData("US", "US", CovenantState.Compliant)]
    [InlineData("US", "NO", CovenantState.Breached)]
    public void Collateral_stays_where_it_may_stand(string first, string second, CovenantState state)
    {
        var inputs = Inputs() with { Lots = [Lot("L1", first, 900), Lot("L2", second, 100)] };

        var tests = CovenantTester.Test(new Covenant { Kind = CovenantKind.CollateralLocation, Threshold = 1, Countries = ["US"] }, inputs).Tests;

        tests[0].Date.ShouldBe(Closing);
        tests[0].State.ShouldBe(state);
        tests[0].Actual.ShouldBe(state == CovenantState.Compliant ? 1 : 0.9);
    }

    [Fact]
    public void A_lot_counts_from_its_day_in_service_and_sites_can_be_named()
    {
        var inputs = Inputs() with { Lots = [Lot("L1", "US", 900), Lot("L2", "US", 100, new(2026, 2, 15), "Oslo")] };

        var tests = CovenantTester.Test(new Covenant { Kind = CovenantKind.CollateralLocation, Threshold = 1, Sites = ["plano"] }, inputs).Tests;

        tests[1].State.ShouldBe(CovenantState.Compliant);
        tests[2].State.ShouldBe(CovenantState.Breached);
    }

    [Theory]
    [InlineData(ChipAgeBasis.OldestInService, 2.0)]
    [InlineData(ChipAgeBasis.WeightedInService, 1.5)]
    [InlineData(ChipAgeBasis.OldestGeneration, 4.0)]
    [InlineData(ChipAgeBasis.WeightedGeneration, 3.0)]
    public void Age_counts_from_service_or_from_the_model(ChipAgeBasis basis, double years)
    {
        CovenantLot[] lots =
        [
            Lot("L1", "US", 500, new(2024, 12, 31)) with { GeneralAvailability = new(2022, 12, 31) },
            Lot("L2", "US", 500, new(2025, 12, 31)) with { GeneralAvailability = new(2024, 12, 31) },
        ];

        var tests = CovenantTester.Test(new Covenant { Kind = CovenantKind.ChipAge, Threshold = 2, AgeBasis = basis, AtRiskHeadroom = 0 }, Inputs() with { Lots = lots }).Tests;

        var test = tests.Single(item => item.Month == 12);
        test.Actual!.Value.ShouldBe(years, 1e-9);
        test.State.ShouldBe(years <= 2 ? CovenantState.Compliant : CovenantState.Breached);
    }

    [Fact]
    public void Cover_ahead_reads_the_coming_months_and_ends_with_the_debt()
    {
        var inputs = Inputs() with
        {
            Cfads = [.. Enumerable.Range(0, 13).Select(m => m <= 6 ? 150.0 : 90.0)],
            DebtServiceDue = [.. Enumerable.Range(0, 13).Select(m => m <= 9 ? 100.0 : 0)],
            Balance = [.. Enumerable.Range(0, 13).Select(m => m < 9 ? 1_000.0 : 0)],
        };

        var tests = CovenantTester.Test(new Covenant { Kind = CovenantKind.ForwardDebtServiceCoverage, Threshold = 1.15, ForwardMonths = 3 }, inputs).Tests;

        tests[0].ShouldSatisfyAllConditions(test => test.Month.ShouldBe(0), test => test.Actual.ShouldBe(1.5), test => test.WindowMonths.ShouldBe(3));
        tests.Single(test => test.Month == 5).Actual!.Value.ShouldBe((150 + 90 + 90) / 300.0, 1e-12);
        tests.Single(test => test.Month == 5).State.ShouldBe(CovenantState.Breached);
        tests.Single(test => test.Month == 8).WindowMonths.ShouldBe(1);
        tests.ShouldNotContain(test => test.Month >= 9);
    }

    [Fact]
    public void Liquidity_covers_the_next_three_months_of_costs_and_debt_service()
    {
        // DDTL 4.0: restricted cash of the next three months of interest, principal, swaps and operating expenses.
        var inputs = Inputs() with { RunningCosts = [.. Enumerable.Repeat(20.0, 13)], CashHeld = [.. Enumerable.Range(0, 13).Select(m => m < 6 ? 360.0 : 359.0)] };
        var covenant = new Covenant { Kind = CovenantKind.MinimumLiquidity, ForwardMonths = 3 };

        var tests = CovenantTester.Test(covenant, inputs).Tests;

        tests.Single(test => test.Month == 5).ShouldSatisfyAllConditions(test => test.Threshold.ShouldBe(360), test => test.State.ShouldBe(CovenantState.AtRisk));
        tests.Single(test => test.Month == 6).State.ShouldBe(CovenantState.Breached);
        tests.Single(test => test.Month == 11).Threshold.ShouldBe(120);
        CovenantTester.Test(covenant with { MinimumAmount = Money.Usd(500) }, inputs).Tests[0].Threshold.ShouldBe(500);
        CovenantTester.Test(covenant, inputs with { CashHeld = [], Borrower = new BorrowerProfile { Liquidity = Money.Usd(400) } }).Tests
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(test => test.Month.ShouldBe(0), test => test.Threshold.ShouldBe(360), test => test.State.ShouldBe(CovenantState.Compliant));
    }

    [Fact]
    public void Realisation_by_month_sums_the_window_and_takes_the_models_projection_where_none_is_reported()
    {
        CovenantObservation[] reports =
        [
            Report(1, 90, 100), Report(2, 84, null), Report(3, 80, 100), Report(4, 90, 100),
        ];
        var covenant = new Covenant { Kind = CovenantKind.ContractRealisation, Threshold = 0.85, ObservationBasis = ObservationBasis.Month, Observations = reports };
        var inputs = Inputs() with { Customers = [Pays("A", 100)] };

        var tests = CovenantTester.Test(covenant, inputs).Tests;

        // 254 of 300 fails, 254 of 300 a month later too.
        tests.Select(test => test.Date).ShouldBe([reports[2].Date, reports[3].Date]);
        tests[0].ShouldSatisfyAllConditions(test => test.Actual!.Value.ShouldBe(254 / 300.0, 1e-12), test => test.State.ShouldBe(CovenantState.Breached));
        CovenantTester.Test(covenant with { Observations = [] }, inputs with { Realised = reports }).Tests.ShouldBe(tests);
    }

    [Fact]
    public void Index_tiers_are_tests_that_name_the_tier_in_force()
    {
        var covenant = new Covenant
        {
            Id = "V1",
            Kind = CovenantKind.RentalIndexTier,
            Purpose = CovenantPurpose.Trigger,
            Index = new()
            {
                IndexId = "H100",
                ClosePrice = Money.Usd(4.30m),
                RoundTo = 0.05,
                ProjectedChangePerAnnum = -0.30,
                Tiers = [new() { Share = 0.92, DrawStop = true }, new() { Share = 0.80, SweepShare = 0.5 }, new() { Share = 0.69, AmortisationFactor = 1.5 }],
            },
        };

        var result = CovenantTester.Test(covenant, CovenantTestInputs.Flat(Closing, months: 24));

        result.Name.ShouldBe("Rental index H100, at least 3.95, 3.45, 2.95 a GPU-hour");
        result.Threshold.ShouldBe(3.95);
        result.Tiers.Select(tier => tier.Price).ShouldBe([3.95, 3.45, 2.95]);
        result.Tests[0].ShouldSatisfyAllConditions(test => test.State.ShouldBe(CovenantState.AtRisk), test => test.Tier.ShouldBe(0), test => test.Actual.ShouldBe(4.30));
        // 4.30 falling 30 % a year passes 3.95 after 2.9 months, 3.45 after 7.4 and 2.95 after 12.7.
        result.Tiers.Select(tier => tier.FirstInForce).ShouldBe([new DateOnly(2026, 3, 31), new DateOnly(2026, 8, 31), new DateOnly(2027, 1, 31)]);
        result.Tests.Single(test => test.Month == 12).ShouldSatisfyAllConditions(test => test.Tier.ShouldBe(2), test => test.State.ShouldBe(CovenantState.Breached));
    }

    [Theory]
    // Odds of a lognormal figure: at the threshold they are one half; one standard deviation above it, 15.87 %.
    [InlineData(1.0, 1.0, true, 0.5)]
    [InlineData(1.0, 1.0, false, 0.5)]
    [InlineData(1.2214027581601699, 1.0, true, 0.15865525393145707)]
    [InlineData(0.8187307530779818, 1.0, false, 0.15865525393145707)]
    [InlineData(-1.0, 1.0, true, 1)]
    [InlineData(-1.0, 1.0, false, 0)]
    public void Odds_of_a_breach_are_those_of_a_lognormal_figure(double projected, double threshold, bool atLeast, double odds) =>
        BreachOdds.OddsOf(projected, threshold, atLeast, 0.2, 1).ShouldBe(odds, 1e-12);

    [Fact]
    public void Odds_look_three_six_and_twelve_months_ahead()
    {
        var covenant = new Covenant { Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.2, VolatilityPerAnnum = 0.25 };

        var odds = CovenantTester.Test(covenant, CovenantTestInputs.Flat(Closing, cover: 1.5, months: 24)).Odds;

        odds.Select(row => row.MonthsAhead).ShouldBe([3, 6, 12]);
        odds.Select(row => row.TestDate).ShouldBe([new(2026, 3, 31), new(2026, 6, 30), new(2026, 12, 31)]);
        odds[2].Probability.ShouldBe(0.18604261894390206, 1e-12);
        odds[0].Probability.ShouldBeLessThan(odds[1].Probability);
    }

    [Fact]
    public void A_deal_is_tested_on_its_own_lots_hedges_power_and_customers()
    {
        var deal = TestDeals.Plain with
        {
            Lots = [TestDeals.Lot("L1", 600), TestDeals.Lot("L2", 400) with { Country = "NO" }],
            Contracts = [TestDeals.Contract("C1", 700), TestDeals.Contract("C2", 300)],
            Costs = TestDeals.Plain.Costs with { Power = TestDeals.Plain.Costs.Power with { HedgedShare = 0.6 } },
            Facility = TestDeals.Plain.Facility with
            {
                Interest = new InterestTerms { Kind = RateKind.Floating, MarginPerAnnum = 0.05, SwapShare = 0.5, SwapRatePerAnnum = 0.04, CapPerAnnum = 0.05, CapShare = 0.8 },
            },
            Covenants =
            [
                new() { Id = "hedge", Kind = CovenantKind.HedgeShare, Threshold = 0.75 },
                new() { Id = "power", Kind = CovenantKind.PowerHedgeShare, Threshold = 0.5 },
                new() { Id = "place", Kind = CovenantKind.CollateralLocation, Threshold = 1, Countries = ["US"] },
                new() { Id = "customer", Kind = CovenantKind.CustomerConcentration, Threshold = 0.75 },
                new() { Id = "age", Kind = CovenantKind.ChipAge, Threshold = 4 },
            ],
        };

        var result = TestDeals.Run(deal);

        double Actual(string id) => result.Covenants.Single(item => item.CovenantId == id).Tests.First(test => test.Actual is not null).Actual!.Value;
        Actual("hedge").ShouldBe(0.9, 1e-12);
        Actual("power").ShouldBe(0.6, 1e-12);
        Actual("place").ShouldBe(0.6, 1e-12);
        Actual("customer").ShouldBe(0.7, 1e-12);
        result.Covenants.Single(item => item.CovenantId == "age").FirstBreach.ShouldBe(new DateOnly(2031, 3, 31));
        result.Alerts.ShouldContain(alert => alert.Code == "covenant-fails" && alert.Message.Contains("GPUs standing in US"));
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void A_fixed_power_price_that_ends_no_longer_counts()
    {
        var deal = TestDeals.Plain with
        {
            Costs = TestDeals.Plain.Costs with { Power = TestDeals.Plain.Costs.Power with { HedgedShare = 0.6, HedgedUntil = new(2028, 3, 31) } },
            Covenants = [new() { Id = "power", Kind = CovenantKind.PowerHedgeShare, Threshold = 0.5 }],
        };

        var tests = TestDeals.Run(deal).Covenants[0].Tests;

        tests.Single(test => test.Date == new DateOnly(2028, 3, 31)).Actual!.Value.ShouldBe(0.6, 1e-12);
        tests.Single(test => test.Date == new DateOnly(2028, 6, 30)).Actual.ShouldBe(0);
    }

    [Fact]
    public void A_fall_in_rents_reaches_the_tiers_of_a_deal_and_changes_no_print()
    {
        var deal = TestDeals.Plain with
        {
            Covenants =
            [
                new()
                {
                    Id = "V1", Kind = CovenantKind.RentalIndexTier, Purpose = CovenantPurpose.Trigger,
                    Index = new() { IndexId = "H100", ClosePrice = Money.Usd(4.30m), RoundTo = 0.05, Tiers = [new() { Share = 0.92 }, new() { Share = 0.80 }, new() { Share = 0.69 }] },
                },
            ],
        };

        TestDeals.Run(deal).Covenants[0].Worst.ShouldBe(CovenantState.AtRisk);
        var stressed = TestDeals.Run(deal, new Scenario { Name = "Rents down 25 %", RentFactor = 0.75 });
        stressed.Covenants[0].Tests[0].Tier.ShouldBe(0);
        stressed.Covenants[0].Tests[1].Tier.ShouldBe(2);
        stressed.Alerts.ShouldContain(alert => alert.Code == "index-tier");
    }

    private static CovenantTest First(Covenant covenant, CovenantInputs inputs) => CovenantTester.Test(covenant, inputs).Tests[0];

    private static CovenantInputs Inputs() => CovenantTestInputs.Flat(Closing);

    private static CovenantCustomer Pays(string customer, double aMonth) => new(customer, [0, .. Enumerable.Repeat(aMonth, 12)]);

    private static CovenantLot Lot(string id, string country, int gpus, DateOnly? inService = null, string site = "Plano") =>
        new(id, country, site, gpus, gpus * 50_000.0, inService ?? Closing, null);

    private static CovenantObservation Report(int month, decimal received, decimal? projected) =>
        new() { Date = CovenantTestInputs.MonthEnd(Closing, month), Actual = Money.Usd(received), Projected = projected is { } amount ? Money.Usd(amount) : null };
}
