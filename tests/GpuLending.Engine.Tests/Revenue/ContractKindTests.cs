using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Revenue;

public sealed class ContractKindTests
{
    private const double FullMonth = 1000 * 730 * 2.50;

    private static readonly OfftakeContract Plain = TestDeals.Contract("C1", 1000);

    [Theory]
    [InlineData(ContractKind.TakeOrPay, 0.80, 0.60, 0.80, 0)]
    [InlineData(ContractKind.TakeOrPay, 0.80, 0.95, 0.95, 0)]
    [InlineData(ContractKind.Reserved, 0.80, 0.60, 0.80, 0)]
    [InlineData(ContractKind.Reserved, 0.80, 0.95, 0.80, 0)]
    [InlineData(ContractKind.OnDemand, 0.80, 0.60, 0, 0.60)]
    [InlineData(ContractKind.OnDemand, 0.80, 0.95, 0, 0.95)]
    public void The_kind_decides_what_is_paid_and_whether_it_is_certain(ContractKind kind, double takeOrPay, double use, double contracted, double merchant)
    {
        var result = Run(Plain with { Kind = kind, TakeOrPayShare = takeOrPay, ExpectedUse = use });

        result.Cashflow.ContractedRevenue[1].ShouldBe(contracted * FullMonth, 1e-9 * FullMonth);
        result.Cashflow.MerchantRevenue[1].ShouldBe(merchant * FullMonth, 1e-9 * FullMonth);
    }

    [Fact]
    public void Spot_pays_use_at_the_merchant_price_of_the_month()
    {
        var result = TestDeals.Run(Deal(Plain with { Kind = ContractKind.Spot, ExpectedUse = 0.7 }) with
        {
            Merchant = new() { PricePerGpuHour = Money.Usd(2), DeclinePerAnnum = 0.20 },
        });

        result.Cashflow.MerchantRevenue[12].ShouldBe(1000 * 730 * 0.7 * 2 * 0.8, 1e-6);
        result.Cashflow.ContractedRevenue[12].ShouldBe(0);
    }

    [Fact]
    public void Spot_without_a_merchant_price_is_refused_by_name() =>
        Should.Throw<NotComputableException>(() => Run(Plain with { Kind = ContractKind.Spot })).Reason.ShouldContain("/merchant/pricePerGpuHour");

    [Fact]
    public void Cash_that_is_not_certain_stands_behind_merchant_cover_with_the_costs_of_its_gpus()
    {
        var result = Run(Plain with { Kind = ContractKind.OnDemand });

        result.Cashflow.ContractedCfads[1].ShouldBe(0, 1e-6);
        result.Cashflow.MerchantCfads[1].ShouldBe(result.Cashflow.Cfads[1], 1e-6);
        result.RunOff.LastContractEnd.ShouldBeNull();
        result.ContractBook!.Contracts[0].CommittedUntil.ShouldBeNull();
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 250.0)] // from 31 January
    [InlineData(5, 250.0)]
    [InlineData(6, 250.0 + (750 * 16.0 / 30))] // from 15 June: 31 May to 30 June has 30 days, 15 of them before
    [InlineData(7, 1000)]
    public void A_ramp_pays_what_is_taken_by_then(int month, double gpus)
    {
        var result = Run(Plain with { Ramp = [new() { Date = new(2027, 1, 31), Gpus = 250 }, new() { Date = new(2027, 6, 14), Gpus = 1000 }] });

        result.Cashflow.ContractedRevenue[month].ShouldBe(gpus * 730 * 2.5, 1e-6);
    }

    [Fact]
    public void A_late_start_moves_the_ramp_and_not_the_end()
    {
        var contract = Plain with { Start = new(2027, 1, 31), Ramp = [new() { Date = new(2027, 1, 31), Gpus = 250 }, new() { Date = new(2027, 4, 30), Gpus = 1000 }] };
        var result = TestDeals.Run(Deal(contract), new Scenario { Name = "Late", DelayMonths = 2 });

        result.Cashflow.ContractedRevenue[3].ShouldBe(0);
        result.Cashflow.ContractedRevenue[4].ShouldBe(250 * 730 * 2.5, 1e-6);
        result.Cashflow.ContractedRevenue[7].ShouldBe(FullMonth, 1e-6);
        result.Cashflow.ContractedRevenue[60].ShouldBe(FullMonth, 1e-6);
    }

    [Theory]
    [InlineData(12, 2.50)]
    [InlineData(13, 2.50 * 1.02)]
    [InlineData(18, 2.50 * 1.02)]
    [InlineData(19, 2.00)] // the step replaces the escalated price
    [InlineData(24, 2.00)]
    [InlineData(25, 2.00 * 1.02)] // and escalates on the next anniversary
    [InlineData(37, 2.00 * 1.02 * 1.02)]
    public void A_price_step_replaces_the_price_and_the_escalator_goes_on_from_it(int month, double price)
    {
        var result = Run(Plain with { EscalatorPerAnnum = 0.02, PriceSteps = [new() { Date = new(2028, 6, 30), PricePerGpuHour = Money.Usd(2) }] });

        result.Cashflow.ContractedRevenue[month].ShouldBe(1000 * 730 * price, 1e-6);
    }

    [Fact]
    public void A_price_step_inside_a_month_splits_it_by_days()
    {
        var result = Run(Plain with { PriceSteps = [new() { Date = new(2027, 1, 15), PricePerGpuHour = Money.Usd(2) }] });

        // [31 December, 31 January): 15 days at 2.50, 16 at 2.00.
        result.Cashflow.ContractedRevenue[1].ShouldBe(1000 * 730 * ((15 / 31.0 * 2.5) + (16 / 31.0 * 2.0)), 1e-6);
    }

    [Theory]
    [InlineData(false, 15, 1)]
    [InlineData(false, 16, 1.10)]
    [InlineData(true, 13, 1)]
    [InlineData(true, 14, 1.10)]
    public void A_late_start_moves_anniversaries_unless_they_are_agreed(bool agreed, int month, double step)
    {
        var contract = Plain with { Start = new(2027, 1, 31), EscalatorPerAnnum = 0.10, AnniversariesFromAgreedStart = agreed };
        var result = TestDeals.Run(Deal(contract), new Scenario { Name = "Late", DelayMonths = 2 });

        result.Cashflow.ContractedRevenue[month].ShouldBe(step * FullMonth, 1e-6);
    }

    [Fact]
    public void Price_steps_ramp_and_escalator_cut_up_give_what_the_plain_contract_gives()
    {
        var plain = Run(Plain with { Start = new(2027, 1, 10), EscalatorPerAnnum = -0.03 });
        var cut = Run(Plain with { Start = new(2027, 1, 10), EscalatorPerAnnum = -0.03, Ramp = [new() { Date = new(2026, 1, 1), Gpus = 1000 }] });

        for (var m = 0; m < plain.Months.Count; m++)
            cut.Cashflow.ContractedRevenue[m].ShouldBe(plain.Cashflow.ContractedRevenue[m], 1e-9 * FullMonth);
    }

    [Theory]
    [InlineData(1.00, 1.00, 1.00)]
    [InlineData(0.95, 1.00, 0.95)] // without a ladder hours not available are not paid
    [InlineData(0.95, 0.95, 1.00)] // on the floor nothing is due
    [InlineData(0.95, 0.99, 0.95)]
    public void Availability_below_the_floor_costs_the_hours(double availability, double floor, double paid)
    {
        var result = Run(Plain with { Availability = availability, AvailabilityFloor = floor });

        result.Cashflow.ContractedRevenue[1].ShouldBe(paid * FullMonth, 1e-6);
    }

    [Theory]
    [InlineData(0.995, 1.00)]
    [InlineData(0.985, 0.90)]
    [InlineData(0.945, 0.75)]
    public void A_ladder_gives_back_its_lowest_step_alone(double availability, double paid)
    {
        var result = Run(Plain with
        {
            Availability = availability,
            AvailabilityFloor = 0.99,
            ServiceLevelCredits = [new() { Below = 0.99, Credit = 0.10 }, new() { Below = 0.95, Credit = 0.25 }],
        });

        result.Cashflow.ContractedRevenue[1].ShouldBe(paid * FullMonth, 1e-6);
    }

    [Fact]
    public void What_is_not_available_is_not_used()
    {
        var low = Run(Plain with { Availability = 0.5, ExpectedUse = 0.9 });
        var use = Run(Plain with { ExpectedUse = 0.5 });

        low.Cashflow.Power[1].ShouldBe(use.Cashflow.Power[1], 1e-6);
    }

    private static UnderwritingResult Run(OfftakeContract contract) => TestDeals.Run(Deal(contract));

    private static DealCase Deal(OfftakeContract contract) => TestDeals.Plain with { Contracts = [contract] };
}
