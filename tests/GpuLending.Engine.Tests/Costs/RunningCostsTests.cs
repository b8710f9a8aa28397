using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Costs;

public sealed class RunningCostsTests
{
    private static readonly DealCase Deal = TestDeals.Plain with
    {
        Costs = new()
        {
            Power = new()
            {
                KilowattsPerGpu = 1.2,
                PowerUsageEffectiveness = 1.3,
                PricePerKilowattHour = Money.Usd(0.07m),
                IdleShare = 0.4,
                HedgedShare = 0.5,
            },
            ColocationPerKilowattMonth = Money.Usd(120),
            MaintenancePerGpuMonth = Money.Usd(40),
            InsuranceShareOfCostPerAnnum = 0.012,
            FixedPerMonth = Money.Usd(10_000),
            EscalatorPerAnnum = 0.03,
        },
        Sizing = TestDeals.CommitmentOnly,
        Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(1_000_000) },
    };

    [Fact]
    public void The_first_month_by_hand()
    {
        var flow = TestDeals.Run(Deal).Cashflow;

        // 1,000 GPUs, 80 % use: load 0.4 + 0.6 x 0.8 = 0.88.
        flow.Power[1].ShouldBe(1000 * 1.2 * 1.3 * 730 * 0.88 * 0.07, 1e-6);
        flow.Colocation[1].ShouldBe(1000 * 1.2 * 120, 1e-6);
        flow.OtherCosts[1].ShouldBe((1000 * 40) + (0.001 * 50_000_000) + 10_000, 1e-6);
    }

    [Theory]
    [InlineData(12, 1)]
    [InlineData(13, 1.03)]
    [InlineData(25, 1.0609)]
    public void The_escalator_steps_on_anniversaries_of_closing_and_not_on_hedged_power(int month, double step)
    {
        var flow = TestDeals.Run(Deal).Cashflow;

        flow.Colocation[month].ShouldBe(1000 * 1.2 * 120 * step, 1e-6);
        flow.Power[month].ShouldBe(1000 * 1.2 * 1.3 * 730 * 0.88 * 0.07 * ((0.5 * step) + 0.5), 1e-6);
    }

    [Fact]
    public void Shocks_move_unhedged_power_and_other_costs_apart()
    {
        var plain = TestDeals.Run(Deal).Cashflow;
        var power = TestDeals.Run(Deal, new() { Name = "Power x2", PowerFactor = 2 }).Cashflow;
        var costs = TestDeals.Run(Deal, new() { Name = "Costs +10 %", CostFactor = 1.1 }).Cashflow;

        power.Power[1].ShouldBe(1.5 * plain.Power[1], 1e-6);
        power.OtherCosts.ShouldBe(plain.OtherCosts);
        costs.Power.ShouldBe(plain.Power);
        costs.OtherCosts[1].ShouldBe(1.1 * plain.OtherCosts[1], 1e-6);
    }

    [Fact]
    public void Without_a_figure_the_catalogue_and_three_tenths_give_the_load()
    {
        var deal = Deal with { Costs = Deal.Costs with { Power = Deal.Costs.Power with { KilowattsPerGpu = null } } };

        TestDeals.Run(deal).Cashflow.Colocation[1].ShouldBe(1000 * 0.7 * 1.3 * 120, 1e-6);
    }

    [Fact]
    public void Costs_follow_gpus_into_contracted_and_merchant_cash()
    {
        var flow = TestDeals.Run(Deal with { Contracts = [TestDeals.Contract("C1", 250)] }).Cashflow;

        var perGpu = 40 + (0.001 * 50_000) + (1.2 * 120) + 10;
        var served = 250 * (perGpu + (1.2 * 1.3 * 730 * 0.88 * 0.07));
        var free = 750 * (perGpu + (1.2 * 1.3 * 730 * 0.40 * 0.07));
        flow.ContractedCfads[1].ShouldBe((250 * 730 * 2.5) - served, 1e-6);
        flow.MerchantCfads[1].ShouldBe(-free, 1e-6);
    }
}
