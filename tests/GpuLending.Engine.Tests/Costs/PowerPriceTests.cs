using GpuLending.Engine.Costs;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Costs;

/// <summary>The price of power over time: 1,000 GPUs of 1 kW at a PUE of 1.2, always at full load, so that a month takes 876,000 kWh.</summary>
public sealed class PowerPriceTests
{
    private const double Energy = 876_000;

    private static readonly PowerTerms Terms = new() { KilowattsPerGpu = 1, PowerUsageEffectiveness = 1.2, PricePerKilowattHour = Money.Usd(0.08m), IdleShare = 1 };

    [Theory]
    [InlineData(2, 0.08)]
    [InlineData(3, ((0.08 * 16) + (0.06 * 15)) / 31)]
    [InlineData(4, 0.06)]
    [InlineData(14, 0.06)]
    [InlineData(16, 0.06 * 1.1)]
    [InlineData(25, 0.10)]
    [InlineData(37, 0.10 * 1.1)]
    public void A_dated_price_counts_from_its_day_and_rises_on_its_own_anniversaries(int month, double price)
    {
        var steps = new[]
        {
            new PowerPriceStep { Date = new(2028, 12, 31), PricePerKilowattHour = Money.Usd(0.10m) },
            new PowerPriceStep { Date = new(2027, 3, 16), PricePerKilowattHour = Money.Usd(0.06m) },
        };

        Power(Terms with { PriceSteps = steps }, escalator: 0.10)[month].ShouldBe(Energy * price, 1e-6);
    }

    [Fact]
    public void The_order_in_which_prices_are_entered_does_not_matter()
    {
        PowerPriceStep[] steps =
        [
            new() { Date = new(2027, 3, 16), PricePerKilowattHour = Money.Usd(0.06m) },
            new() { Date = new(2028, 12, 31), PricePerKilowattHour = Money.Usd(0.10m) },
            new() { Date = new(2030, 6, 1), PricePerKilowattHour = Money.Usd(0.09m) },
        ];

        Power(Terms with { PriceSteps = steps }).ShouldBe(Power(Terms with { PriceSteps = [steps[2], steps[0], steps[1]] }));
    }

    [Fact]
    public void A_fixed_price_ends_on_its_day()
    {
        var power = Power(
            Terms with { HedgedShare = 0.75, HedgedPricePerKilowattHour = Money.Usd(0.05m), HedgedUntil = new(2027, 3, 16) }, escalator: 0.10);

        const double hedged = (0.75 * 0.05) + (0.25 * 0.08);
        power[1].ShouldBe(Energy * hedged, 1e-6);
        power[3].ShouldBe(Energy * ((hedged * 16) + (0.08 * 15)) / 31, 1e-6);
        power[4].ShouldBe(Energy * 0.08, 1e-6);
        power[13].ShouldBe(Energy * 0.088, 1e-6);
    }

    [Fact]
    public void A_power_shock_moves_the_open_part_alone()
    {
        var terms = Terms with { HedgedShare = 0.75, HedgedPricePerKilowattHour = Money.Usd(0.05m) };
        var deal = Deal(terms, 0);

        var plain = TestDeals.Run(deal).Cashflow.Power[1];
        TestDeals.Run(deal, new() { Name = "Power x2", PowerFactor = 2 }).Cashflow.Power[1].ShouldBe(plain + (Energy * 0.25 * 0.08), 1e-6);
    }

    [Fact]
    public void Later_prices_without_a_price_at_closing_are_refused()
    {
        var terms = Terms with { PricePerKilowattHour = null, PriceSteps = [new() { Date = new(2027, 3, 16), PricePerKilowattHour = Money.Usd(0.06m) }] };

        Should.Throw<NotComputableException>(() => TestDeals.Run(Deal(terms, 0))).Message.ShouldContain("/costs/power/pricePerKilowattHour");
    }

    [Fact]
    public void Two_prices_on_one_day_are_refused()
    {
        var step = new PowerPriceStep { Date = new(2027, 3, 16), PricePerKilowattHour = Money.Usd(0.06m) };

        Should.Throw<NotComputableException>(() => TestDeals.Run(Deal(Terms with { PriceSteps = [step, step] }, 0))).Message.ShouldContain("16 Mar 2027");
    }

    private static IReadOnlyList<double> Power(PowerTerms terms, double escalator = 0) => TestDeals.Run(Deal(terms, escalator)).Cashflow.Power;

    private static DealCase Deal(PowerTerms terms, double escalator) => TestDeals.Plain with
    {
        Costs = new() { Power = terms, EscalatorPerAnnum = escalator },
        Sizing = TestDeals.CommitmentOnly,
        Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(1_000_000) },
    };
}
