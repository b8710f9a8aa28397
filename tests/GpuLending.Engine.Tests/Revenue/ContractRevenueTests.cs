using GpuLending.Engine.Revenue;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Revenue;

public sealed class ContractRevenueTests
{
    private const double FullMonth = 1000 * 730 * 2.50;

    /// <summary>A year of service inside the loan: the month before, of the start, during, of the end, after.</summary>
    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 16.0 / 31)] // starts 15 March, month 3 is [28 February, 31 March)
    [InlineData(4, 1)]
    [InlineData(14, 1)]
    [InlineData(15, 15.0 / 31)] // ends 15 March, which is not served
    [InlineData(16, 0)]
    public void Fees_follow_the_days_of_the_term(int month, double share)
    {
        var result = TestDeals.Run(With(TestDeals.Contract("C1", 1000, new(2027, 3, 15), new(2028, 3, 15))));

        result.Cashflow.ContractedRevenue[month].ShouldBe(share * FullMonth, 1e-6);
    }

    [Fact]
    public void Sixty_months_from_closing_are_sixty_whole_months()
    {
        var result = TestDeals.Run(TestDeals.Plain);

        result.Cashflow.ContractedRevenue.Sum().ShouldBe(60 * FullMonth, 1e-3);
        result.Cashflow.ContractedRevenue[0].ShouldBe(0);
    }

    [Theory]
    [InlineData(12, 1)]
    [InlineData(13, 1.02)]
    [InlineData(24, 1.02)]
    [InlineData(25, 1.0404)]
    public void Price_steps_on_each_anniversary_of_the_start(int month, double step)
    {
        var result = TestDeals.Run(With(TestDeals.Contract("C1", 1000) with { EscalatorPerAnnum = 0.02 }));

        result.Cashflow.ContractedRevenue[month].ShouldBe(step * FullMonth, 1e-6);
    }

    [Fact]
    public void An_anniversary_inside_a_month_splits_it()
    {
        var result = TestDeals.Run(With(TestDeals.Contract("C1", 1000, new(2027, 1, 15), new(2029, 1, 15)) with { EscalatorPerAnnum = 0.10 }));

        // [31 December 2027, 31 January 2028): 15 days at the old price, 16 at the new.
        result.Cashflow.ContractedRevenue[13].ShouldBe(FullMonth * ((15 / 31.0) + (16 / 31.0 * 1.10)), 1e-6);
    }

    [Theory]
    [InlineData(1.00, 0.60, 1.00)]
    [InlineData(0.80, 0.60, 0.80)]
    [InlineData(0.80, 0.95, 0.95)]
    public void The_larger_of_take_or_pay_and_use_is_paid(double takeOrPay, double use, double paid)
    {
        var result = TestDeals.Run(With(TestDeals.Contract("C1", 1000) with { TakeOrPayShare = takeOrPay, ExpectedUse = use }));

        result.Cashflow.ContractedRevenue[1].ShouldBe(paid * FullMonth, 1e-6);
    }

    [Fact]
    public void Service_credits_are_given_back()
    {
        var result = TestDeals.Run(With(TestDeals.Contract("C1", 1000) with { ServiceLevelCreditShare = 0.03 }));

        result.Cashflow.ContractedRevenue[1].ShouldBe(0.97 * FullMonth, 1e-6);
    }

    [Fact]
    public void On_take_or_pay_more_use_raises_power_and_nothing_else()
    {
        var low = TestDeals.Run(With(TestDeals.Contract("C1", 1000) with { ExpectedUse = 0.5 }));
        var high = TestDeals.Run(With(TestDeals.Contract("C1", 1000) with { ExpectedUse = 0.9 }));

        high.Cashflow.ContractedRevenue.ShouldBe(low.Cashflow.ContractedRevenue);
        high.Cashflow.OtherCosts.ShouldBe(low.Cashflow.OtherCosts);
        high.Cashflow.Power[1].ShouldBeGreaterThan(low.Cashflow.Power[1]);
        high.Sizing.LoanSizeUnrounded.ShouldBeLessThanOrEqualTo(low.Sizing.LoanSizeUnrounded);
    }

    [Fact]
    public void Contracts_that_want_more_than_is_in_service_share_it_by_what_they_want()
    {
        var result = TestDeals.Run(TestDeals.Plain with
        {
            Contracts = [TestDeals.Contract("C1", 900), TestDeals.Contract("C2", 600)],
        });

        result.Cashflow.Contracts[0].Revenue[1].ShouldBe(0.6 * FullMonth, 1e-3);
        result.Cashflow.Contracts[1].Revenue[1].ShouldBe(0.4 * FullMonth, 1e-3);
    }

    [Fact]
    public void A_contract_that_names_its_lot_is_served_before_one_that_any_lot_may_serve()
    {
        var result = TestDeals.Run(TestDeals.Plain with
        {
            Lots = [TestDeals.Lot("L1", 500), TestDeals.Lot("L2", 500)],
            Contracts = [TestDeals.Contract("C1", 800), TestDeals.Contract("C2", 400) with { LotIds = ["L1"] }],
        });

        result.Cashflow.Contracts[1].Revenue[1].ShouldBe(0.4 * FullMonth, 1e-3);
        result.Cashflow.Contracts[0].Revenue[1].ShouldBe(0.6 * FullMonth, 1e-3);
    }

    [Fact]
    public void Nothing_is_earned_before_the_lot_is_in_service()
    {
        var result = TestDeals.Run(TestDeals.Plain with
        {
            Lots = [TestDeals.Lot("L1", 1000, new(2027, 2, 28))],
            Facility = TestDeals.Plain.Facility with { Draws = new() { Kind = Engine.Loans.DrawPlanKind.FollowDeliveries } },
        });

        result.Cashflow.ContractedRevenue[2].ShouldBe(0);
        result.Cashflow.ContractedRevenue[3].ShouldBe(FullMonth, 1e-6);
        result.Cashflow.Power[2].ShouldBe(0);
    }

    [Fact]
    public void A_prepayment_settles_a_share_of_each_invoice_until_used_up()
    {
        var result = TestDeals.Run(With(TestDeals.Contract("C1", 1000) with
        {
            Prepayment = new() { Amount = Money.Usd(1_000_000), ReceivedOn = new(2027, 1, 10), ShareOfEachInvoice = 0.25 },
        }));

        var used = result.Cashflow.PrepaymentUsed;
        result.Cashflow.PrepaymentReceived[1].ShouldBe(1_000_000);
        used[1].ShouldBe(0.25 * FullMonth, 1e-6);
        used[2].ShouldBe(0.25 * FullMonth, 1e-6);
        used[3].ShouldBe(1_000_000 - (0.5 * FullMonth), 1e-6);
        used[4].ShouldBe(0);
        result.Cashflow.Cfads[1].ShouldBe(
            FullMonth - used[1] - result.Cashflow.Power[1] - result.Cashflow.Colocation[1] - result.Cashflow.OtherCosts[1], 1e-6);
    }

    [Fact]
    public void A_lot_that_the_contract_names_must_be_there() =>
        Should.Throw<NotComputableException>(() => TestDeals.Run(With(TestDeals.Contract("C1", 1) with { LotIds = ["L9"] }))).Reason.ShouldContain("L9");

    private static DealCase With(OfftakeContract contract) => TestDeals.Plain with { Contracts = [contract] };
}
