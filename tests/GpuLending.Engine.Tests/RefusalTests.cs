using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests;

/// <summary>What the engine cannot compute it refuses by name; what it can it computes at any size.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void An_unknown_gpu_is_refused_by_name() =>
        Refused(TestDeals.Plain with { Lots = [TestDeals.Lot("L1", 1) with { GpuModel = "X999" }] }).ShouldContain("X999");

    [Fact]
    public void An_amount_in_another_currency_is_refused_by_name()
    {
        var euro = TestDeals.Contract("C1", 1) with { PricePerGpuHour = new Money(2, Currency.Euro) };

        var reason = Refused(TestDeals.Plain with { Contracts = [euro] });
        reason.ShouldContain("EUR");
        reason.ShouldContain("/contracts/0/pricePerGpuHour");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_fraction_that_is_none_is_refused_by_path(double use) =>
        Refused(TestDeals.Plain with { Contracts = [TestDeals.Contract("C1", 1) with { ExpectedUse = use }] }).ShouldContain("/contracts/0/expectedUse");

    [Fact]
    public void Two_lots_of_one_key_are_refused() =>
        Refused(TestDeals.Plain with { Lots = [TestDeals.Lot("L1", 1), TestDeals.Lot("L1", 1)] }).ShouldContain("L1");

    [Fact]
    public void A_case_nobody_filled_in_is_refused_and_does_not_crash() => Refused(new DealCase()).ShouldContain("closing date");

    [Fact]
    public void Ten_million_gpus_are_computed()
    {
        var deal = TestDeals.Plain with
        {
            Lots = [TestDeals.Lot("L1", 10_000_000, gpu: 1_000_000)],
            Contracts = [TestDeals.Contract("C1", 10_000_000, price: 50)],
        };

        var result = TestDeals.Run(deal);

        result.Checks.ShouldAllBe(check => check.Holds);
        result.Sizing.LoanSize.Amount.ShouldBeGreaterThan(1_000_000_000_000m);
        Refused(deal with { Lots = [TestDeals.Lot("L1", 10_000_001)] }).ShouldContain("/lots/0/count");
    }

    [Fact]
    public void A_contract_that_never_ends_is_refused_by_path() =>
        Refused(TestDeals.Plain with { Contracts = [TestDeals.Contract("C1", 1, end: DateOnly.MaxValue)] }).ShouldContain("/contracts/0");

    [Fact]
    public void A_deal_of_one_gpu_is_computed()
    {
        var result = TestDeals.Run(TestDeals.Plain with { Lots = [TestDeals.Lot("L1", 1, gpu: 1)], Contracts = [TestDeals.Contract("C1", 1)] });

        result.Checks.ShouldAllBe(check => check.Holds);
        result.Sizing.LoanSize.ShouldBe(Money.Usd(0.80m));
    }

    [Fact]
    public void No_limit_that_names_an_amount_lends_nothing_and_says_so()
    {
        var result = TestDeals.Run(TestDeals.LoanOnly(0, new()) with { Facility = new() { Interest = new() { Kind = RateKind.Fixed } } });

        result.Sizing.LoanSize.ShouldBe(Money.Usd(0));
        result.Sizing.Binding.ShouldBeNull();
        result.Alerts.ShouldContain(alert => alert.Code == "nothing-lent");
    }

    [Fact]
    public void The_same_arguments_give_the_same_result()
    {
        var (one, two) = (TestDeals.Run(TestDeals.Plain), TestDeals.Run(TestDeals.Plain));

        two.Loan.Balance.ShouldBe(one.Loan.Balance);
        two.Returns.LenderXirr.ShouldBe(one.Returns.LenderXirr);
    }

    private static string Refused(DealCase deal) => Should.Throw<NotComputableException>(() => TestDeals.Run(deal)).Reason;
}
