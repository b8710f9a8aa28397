using CsCheck;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Scenarios;

/// <summary>The library of scenarios, combinations of them, and a deal's own.</summary>
public sealed class ScenarioLibraryTests
{
    private static readonly MarketSnapshot Market = TestDeals.Market with
    {
        Models = new Dictionary<string, GpuModel>
        {
            ["H100-SXM-80GB"] = new() { Key = "H100-SXM-80GB", Vendor = "NVIDIA", Architecture = "Hopper", ThermalDesignPowerWatts = 700, DenseFp16Teraflops = 989, GeneralAvailability = new(2023, 3, 21), Successor = "B200" },
            ["B200"] = new() { Key = "B200", DisplayName = "B200", Vendor = "NVIDIA", Architecture = "Blackwell", GeneralAvailability = new(2025, 2, 15), Successor = "R200" },
            ["R200"] = new() { Key = "R200", DisplayName = "R200", Vendor = "NVIDIA", Architecture = "Rubin", PlannedAvailability = new(2027, 9, 30) },
        },
    };

    private static readonly DealCase Deal = TestDeals.Plain with
    {
        Contracts = [TestDeals.Contract("C1", 500), TestDeals.Contract("C2", 300), TestDeals.Contract("C3", 200) with { Customer = "Customer C2" }],
        Merchant = new() { PricePerGpuHour = Money.Usd(2.2m) },
    };

    private static readonly Gen<Scenario> Scenarios = Gen.Select(Gen.Double[0.2, 1.5], Gen.Double[0.2, 1.5], Gen.Double[-0.01, 0.03], Gen.Int[0, 9], Gen.Double[0.5, 2], Gen.Int[1, 20])
        .Select((value, rent, shift, delay, cost, month) => new Scenario
        {
            ValueFactor = value,
            RentFactor = rent,
            RateShift = shift,
            DelayMonths = delay,
            CostFactor = cost,
            ValuePath = [1, value],
            Defaults = [new() { ContractId = "C1", FromMonth = month }],
        });

    [Fact]
    public void Every_scenario_of_the_library_has_a_source_and_runs_and_none_helps_cover_or_value()
    {
        var prepared = PreparedDeal.Of(Deal, Market, TestDeals.Closing);
        var start = prepared.Run(Scenario.Base);
        var library = ScenarioLibrary.For(Deal, Market, TestDeals.Closing);
        string[] named =
        [
            "base", "downside", "severe", "rent-30", "rent-50", "rent-h100", "glut", "value-30", "value-50", "launch-loss", "successor-early", "cadence", "default-12", "default-12-relet-12",
            "delay-6", "delay-12", "power-50", "cost-10", "service", "rate-100", "rate-300",
        ];
        library.Take(named.Length).Select(entry => entry.Key).ShouldBe(named);
        library.Skip(named.Length).ShouldAllBe(entry => entry.Key.StartsWith("event/", StringComparison.Ordinal));
        library.Select(entry => entry.Key).Distinct().Count().ShouldBe(library.Count);
        foreach (var entry in library)
        {
            entry.Source.ShouldNotBeEmpty(entry.Key);
            var figures = prepared.Run(entry.Scenario);
            figures.LoanSize.ShouldBe(start.LoanSize);
            (figures.MinimumCoverage <= start.MinimumCoverage + 1e-9).ShouldBeTrue(entry.Key);
            (figures.PeakLoanToValue >= start.PeakLoanToValue - 1e-9).ShouldBeTrue(entry.Key);
        }
    }

    [Fact]
    public void A_combination_is_its_parts_in_any_order_and_the_base_case_adds_nothing() => Gen.Select(Scenarios, Scenarios).Sample((one, other) =>
    {
        var prepared = PreparedDeal.Of(Deal, Market, TestDeals.Closing);
        prepared.Run(ScenarioSum.Of("a", one, other)).ShouldBe(prepared.Run(ScenarioSum.Of("b", other, one)));
        prepared.Run(ScenarioSum.Of("a", one, Scenario.Base)).ShouldBe(prepared.Run(one));
        ScenarioSum.Of("a", one, other).DelayMonths.ShouldBe(Math.Max(one.DelayMonths, other.DelayMonths));
    }, iter: 20);

    [Fact]
    public void Severe_is_the_sum_of_the_singles_that_it_names()
    {
        var library = ScenarioLibrary.For(Deal, Market, TestDeals.Closing);
        var severe = library.Single(entry => entry.Key == "severe").Scenario;
        severe.ShouldBe(severe with { RentFactor = 0.5, ValueFactor = 0.5, DelayMonths = 6, PowerFactor = 1.5, RateShift = 0.03 });
        severe.Defaults.ShouldHaveSingleItem().ShouldBe(new CustomerDefault { ContractId = "C1", FromMonth = 12, MonthsToRelet = 3 });
    }

    [Fact]
    public void Months_to_re_let_are_the_months_without_rent()
    {
        // C1's 500 GPUs: empty for n months from month 12 on, then on rent; each month empty is a month of rent lost.
        double Rent(int months) => TestDeals.Run(Deal, new() { Name = "d", Defaults = [new() { ContractId = "C1", FromMonth = 12, MonthsToRelet = months }] }, Market).Cashflow.MerchantRevenue.Skip(12).Take(6).Sum();
        var monthly = TestDeals.Run(Deal, new() { Name = "d", Defaults = [new() { ContractId = "C1", FromMonth = 12, MonthsToRelet = 0 }] }, Market).Cashflow.MerchantRevenue;
        (Rent(0) - Rent(3)).ShouldBe(monthly.Skip(12).Take(3).Sum(), 1e-6);
        Rent(6).ShouldBe(0, 1e-6);
        // Without a number of its own, a default waits as long as any contract that ends.
        var plain = TestDeals.Run(Deal, new() { Name = "d", Defaults = [new() { ContractId = "C1", FromMonth = 12 }] }, Market).Cashflow.MerchantRevenue.Skip(12).Take(6).Sum();
        plain.ShouldBe(Rent(Deal.Merchant.VoidMonths), 1e-6);
    }

    [Fact]
    public void Missed_availability_costs_the_contracts_credits()
    {
        var started = TestDeals.Run(Deal, null, Market).Cashflow.ContractedRevenue;
        var failed = TestDeals.Run(Deal, new() { Name = "s", AvailabilityFactor = 0.95 }, Market).Cashflow.ContractedRevenue;
        failed.Sum().ShouldBe(0.95 * started.Sum(), 1e-3); // no ladder: what is not served is not paid
    }

    [Fact]
    public void The_rent_is_the_lower_of_the_record_and_the_terms_own() => Gen.Double[0, 0.5].Sample(decline =>
    {
        var path = RecordedRents.Beyond(RecordedRents.H100Spot, decline);
        for (var m = 0; m < path.Count; m++)
        {
            var terms = Math.Pow(1 - decline, m / 12.0);
            (path[m] * terms).ShouldBe(Math.Min(terms, RecordedRents.H100Spot.Take(m + 1).Min() / RecordedRents.H100Spot[0]), 1e-12);
        }
    });

    [Fact]
    public void A_yearly_cadence_moves_the_launches_of_the_catalogue_and_adds_those_it_does_not_have()
    {
        var launches = EventLibrary.YearlyLaunches(Deal, Market, TestDeals.Closing);
        launches.Select(launch => launch.Date).ShouldBe([new(2027, 2, 15), new(2028, 2, 15), new(2029, 2, 15), new(2030, 2, 15), new(2031, 2, 15)]);
        launches.ShouldAllBe(launch => launch.ValueFactor == 0.73);
        // R200 is planned for September 2027: the launch of February 2028 is the one that step curves know by then, the others nobody knows.
        launches.Select(launch => launch.KnownToCurvesFrom).ShouldBe([null, new DateOnly(2028, 2, 15), null, null, null]);
        var sooner = Market with { Models = new Dictionary<string, GpuModel>(Market.Models) { ["R200"] = Market.Models["R200"] with { PlannedAvailability = new(2027, 6, 30) } } };
        EventLibrary.YearlyLaunches(Deal, sooner, TestDeals.Closing)[0].KnownToCurvesFrom.ShouldBe(new DateOnly(2027, 6, 30));
    }

    [Fact]
    public void An_own_scenario_is_its_parts_and_its_changes_and_one_without_its_part_is_left_out()
    {
        var plan = new StressPlan
        {
            Own =
            [
                new() { Id = "mine", Name = "Mine", Parts = ["rent-50", "value-50"], Changes = new() { CostFactor = 1.2 } },
                new() { Id = "two", Name = "Two", Parts = ["mine", "rate-300"] },
                new() { Id = "lost", Name = "Lost", Parts = ["nobody"] },
            ],
        };
        var all = ScenarioLibrary.For(Deal, plan, Market, TestDeals.Closing);
        var two = all.Single(entry => entry.Key == "two").Scenario;
        two.ShouldBe(two with { Name = "Two", RentFactor = 0.5, ValueFactor = 0.5, CostFactor = 1.2, RateShift = 0.03 });
        all.ShouldNotContain(entry => entry.Key == "lost");
    }

    [Fact]
    public void The_largest_customer_is_the_one_that_pays_most_over_all_its_contracts()
    {
        // C2 and C3 are one customer with 500 GPUs at the same price as C1's 500: dearer, it is the largest.
        var deal = Deal with { Contracts = [Deal.Contracts[0], Deal.Contracts[1] with { PricePerGpuHour = Money.Usd(3) }, Deal.Contracts[2]] };
        ScenarioLibrary.For(deal, Market, TestDeals.Closing).Single(entry => entry.Key == "default-12").Scenario.Defaults.Select(failed => failed.ContractId).ShouldBe(["C2", "C3"]);
    }
}
