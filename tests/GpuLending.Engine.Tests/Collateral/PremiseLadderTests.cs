using GpuLending.Engine.Collateral;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Collateral;

public sealed class PremiseLadderTests
{
    // premise, days to sell, net factor of the default ladder
    [Theory]
    [InlineData(ValuationPremise.FairMarketValueInContinuedUse, 0, 1.00)]
    [InlineData(ValuationPremise.OrderlyLiquidationValue, 180, 0.70)]
    [InlineData(ValuationPremise.BrokerValue, 90, 0.62)]
    [InlineData(ValuationPremise.ForcedLiquidationValue, 30, 0.50)]
    [InlineData(ValuationPremise.DistressValue, 7, 0.30)]
    public void The_default_ladder_goes_down_and_says_what_is_assumed(ValuationPremise premise, int days, double net)
    {
        premise.DaysToSell().ShouldBe(days);
        premise.DisplayName().ShouldNotBeEmpty();
        premise.Abbreviation().ShouldNotBeEmpty();
        PremiseLadder.Default.Problem.ShouldBeNull();
        PremiseLadder.Default.NetFactor(premise).ShouldBe(net, 1e-12);
        var step = PremiseLadder.Default.Step(premise);
        step.Assumed.ShouldBe(premise != ValuationPremise.FairMarketValueInContinuedUse);
        step.Reason.ShouldNotBeEmpty();
    }

    // Validation case V22: 3.5m market value, 15 % depreciation haircut and 10 % liquidation, both of the original value, 60 % LTV.
    [Fact]
    public void Deductions_come_off_the_same_base_and_do_not_compound()
    {
        var step = new PremiseStep { Premise = ValuationPremise.OrderlyLiquidationValue, PriceFactor = 0.85, BrokerCost = 0.10 };
        (3_500_000 * step.NetFactor).ShouldBe(2_625_000, 1e-6);
        (3_500_000 * step.NetFactor * 0.60).ShouldBe(1_575_000, 1e-6);
    }

    [Fact]
    public void Costs_above_the_price_leave_nothing_not_less() =>
        new PremiseStep { PriceFactor = 0.05, FreightCost = 0.10 }.NetFactor.ShouldBe(0);

    [Fact]
    public void A_ladder_that_is_none_says_why_and_is_refused()
    {
        var steps = PremiseLadder.Default.Steps;
        Refused(new PremiseLadder { Steps = [.. steps.Take(4)] }, "Distress value has 0 steps");
        Refused(new PremiseLadder { Steps = [.. steps, steps[4]] }, "Distress value has 2 steps");
        Refused(new PremiseLadder { Steps = [.. steps.Take(4), steps[4] with { PriceFactor = 0.99 }] }, "nets more than the milder premise");
        Refused(new PremiseLadder { Steps = [.. steps.Take(4), steps[4] with { PriceFactor = double.NaN }] }, "between 0 and 1");
        Refused(new PremiseLadder { Steps = [.. steps.Take(4), steps[4] with { FreightCost = -0.1 }] }, "between 0 and 1");

        static void Refused(PremiseLadder ladder, string words)
        {
            ladder.Problem.ShouldNotBeNull().ShouldContain(words);
            Should.Throw<ArgumentException>(() => ladder.NetFactor(ValuationPremise.OrderlyLiquidationValue));
        }
    }

    [Fact]
    public void A_condition_worse_than_another_never_fetches_more()
    {
        var factors = ConditionFactors.Default;
        var values = Enum.GetValues<ConditionGrade>().Select(factors.Of).ToList();
        values.ShouldBe(values.OrderDescending());
        values[0].ShouldBe(1);
        Should.Throw<ArgumentOutOfRangeException>(() => factors.Of((ConditionGrade)99));
        Should.Throw<ArgumentOutOfRangeException>(() => (factors with { Used = 1.2 }).Of(ConditionGrade.Used));
    }
}
