using GpuLending.Engine.Costs;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Costs;

/// <summary>Each line of the costs by hand: 1,000 GPUs of 50,000 each, served by one take-or-pay contract.</summary>
public sealed class CostLinesTests
{
    private const double Energy = 1000 * 1.2 * 1.25 * 730;

    private static readonly DealCase Deal = TestDeals.Plain with
    {
        Costs = new()
        {
            Power = new() { KilowattsPerGpu = 1.2, PowerUsageEffectiveness = 1.25, PricePerKilowattHour = Money.Usd(0.07m), IdleShare = 1 },
            ColocationPerKilowattMonth = Money.Usd(100),
            MaintenancePerGpuMonth = Money.Usd(40),
            InsuranceShareOfCostPerAnnum = 0.012,
            FixedPerMonth = Money.Usd(350_000),
            StaffPerMonth = Money.Usd(90_000),
            SoftwarePerGpuMonth = Money.Usd(12),
            SellingAndAdministrationShareOfRevenue = 0.03,
            EscalatorPerAnnum = 0.03,
        },
        Sizing = TestDeals.CommitmentOnly,
        Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(1_000_000) },
    };

    [Theory]
    [InlineData("maintenance", 40_000)]
    [InlineData("insurance", 50_000)]
    [InlineData("software", 12_000)]
    [InlineData("staff", 90_000)]
    [InlineData("fixed", 350_000)]
    [InlineData("selling-and-administration", 0.03 * 1000 * 730 * 2.5)]
    public void The_first_month_of_every_line(string key, double amount)
    {
        var flow = TestDeals.Run(Deal).Cashflow;

        Line(flow, key)[1].ShouldBe(amount, 1e-6);
        flow.OtherCosts[1].ShouldBe(flow.Lines.Sum(line => line.ByMonth[1]), 1e-6);
    }

    [Fact]
    public void A_line_may_rise_by_its_own_escalator_or_not_at_all()
    {
        var flow = TestDeals.Run(Deal with
        {
            Costs = Deal.Costs with { FixedEscalatorPerAnnum = 0, StaffEscalatorPerAnnum = 0.05, PowerEscalatorPerAnnum = 0.02, InsuranceEscalatorPerAnnum = -0.1 },
        }).Cashflow;

        Line(flow, "fixed")[25].ShouldBe(350_000, 1e-6);
        Line(flow, "staff")[25].ShouldBe(90_000 * 1.05 * 1.05, 1e-6);
        Line(flow, "insurance")[13].ShouldBe(45_000, 1e-6);
        Line(flow, "maintenance")[25].ShouldBe(40_000 * 1.03 * 1.03, 1e-6);
        flow.Power[13].ShouldBe(Energy * 0.07 * 1.02, 1e-6);
        flow.Colocation[13].ShouldBe(1200 * 100 * 1.03, 1e-6);
    }

    [Fact]
    public void A_deal_without_the_new_lines_has_the_costs_it_had()
    {
        var result = TestDeals.Run(TestDeals.Plain);

        result.Cashflow.Lines.ShouldHaveSingleItem().Key.ShouldBe("maintenance");
        result.Cashflow.IncomeTax.ShouldBeEmpty();
        result.Cashflow.WorkingCapital.ShouldBeEmpty();
        result.Cashflow.Replacement.ShouldBeEmpty();
        result.IncomeTax.ShouldBeNull();
    }

    [Fact]
    public void On_take_or_pay_more_use_raises_cost_and_never_revenue()
    {
        var costs = Deal.Costs with { Power = Deal.Costs.Power with { IdleShare = 0.4 } };
        var contract = TestDeals.Contract("C1", 1000) with { TakeOrPayShare = 1 };
        double? before = null;
        foreach (var use in new[] { 0.0, 0.25, 0.5, 0.75, 1.0 })
        {
            var flow = TestDeals.Run(Deal with { Costs = costs, Contracts = [contract with { ExpectedUse = use }] }).Cashflow;

            flow.ContractedRevenue.Sum().ShouldBe(1000 * 730 * 2.5 * 60, 1e-3);
            var cost = flow.Power.Sum() + flow.Colocation.Sum() + flow.OtherCosts.Sum();
            if (before is { } less)
                cost.ShouldBeGreaterThan(less);
            before = cost;
        }
    }

    [Fact]
    public void A_cost_shock_moves_every_line_but_property_tax_and_power()
    {
        var deal = Deal with { Costs = Deal.Costs with { PropertyTax = new() { RatePerAnnum = 0.01 } } };
        var plain = TestDeals.Run(deal).Cashflow;
        var shocked = TestDeals.Run(deal, new() { Name = "Costs +10 %", CostFactor = 1.1 }).Cashflow;

        foreach (var line in plain.Lines)
            Line(shocked, line.Key)[1].ShouldBe(line.ByMonth[1] * (line.Key == "property-tax" ? 1 : 1.1), 1e-6, line.Key);
        shocked.Power.ShouldBe(plain.Power);
    }

    [Fact]
    public void Property_tax_follows_the_assessed_share_of_cost_by_year_of_service()
    {
        var deal = Deal with { Costs = Deal.Costs with { PropertyTax = new() { RatePerAnnum = 0.024, AssessedShareByYear = [0.9, 0.7, 0.5] } } };
        var tax = Line(TestDeals.Run(deal).Cashflow, "property-tax");

        tax[1].ShouldBe(50_000_000 * 0.024 * 0.9 / 12, 1e-6);
        tax[12].ShouldBe(90_000, 1e-6);
        tax[13].ShouldBe(70_000, 1e-6);
        tax[25].ShouldBe(50_000, 1e-6);
        tax[60].ShouldBe(50_000, 1e-6);
    }

    [Fact]
    public void An_abatement_delays_property_tax_to_the_day()
    {
        var terms = new PropertyTaxTerms { RatePerAnnum = 0.024, From = new DateOnly(2027, 3, 16) };
        var tax = Line(TestDeals.Run(Deal with { Costs = Deal.Costs with { PropertyTax = terms } }).Cashflow, "property-tax");

        tax[2].ShouldBe(0);
        tax[3].ShouldBe(100_000 * 15 / 31.0, 1e-6);
        tax[4].ShouldBe(100_000, 1e-6);
    }

    [Fact]
    public void Selling_cost_follows_the_revenue_that_causes_it()
    {
        var deal = Deal with
        {
            Contracts = [TestDeals.Contract("C1", 400)],
            Merchant = new() { PricePerGpuHour = Money.Usd(1), Utilisation = 0.5, DeclinePerAnnum = 0 },
            Costs = new() { SellingAndAdministrationShareOfRevenue = 0.1 },
        };
        var flow = TestDeals.Run(deal).Cashflow;

        flow.ContractedCfads[1].ShouldBe(0.9 * flow.ContractedRevenue[1], 1e-6);
        flow.MerchantCfads[1].ShouldBe(0.9 * flow.MerchantRevenue[1], 1e-6);
    }

    private static IReadOnlyList<double> Line(Engine.Cashflows.OperatingCashflow flow, string key) => flow.Lines.Single(line => line.Key == key).ByMonth;
}
