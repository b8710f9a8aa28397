using GpuLending.Engine.Revenue;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Revenue;

public sealed class TerminationTests
{
    private const double FullMonth = 1000 * 730 * 2.50;

    private static readonly DealCase Deal = TestDeals.Plain with
    {
        Sizing = TestDeals.CommitmentOnly,
        Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(10_000_000) },
    };

    /// <summary>Notice from 31 December 2028, six months: certain to 30 June 2029, month 30.</summary>
    [Theory]
    [InlineData(30, 1, 0)]
    [InlineData(31, 0, 1)]
    [InlineData(60, 0, 1)]
    public void From_the_first_day_a_customer_may_leave_its_fees_are_not_contracted(int month, double contracted, double merchant)
    {
        var result = Run(new() { EarliestDate = new(2028, 12, 31), NoticeMonths = 6 });

        result.Cashflow.ContractedRevenue[month].ShouldBe(contracted * FullMonth, 1e-6);
        result.Cashflow.MerchantRevenue[month].ShouldBe(merchant * FullMonth, 1e-6);
        result.ContractBook!.Contracts[0].CommittedUntil.ShouldBe(new DateOnly(2029, 6, 30));
        result.RunOff.LastContractEnd.ShouldBe(new DateOnly(2029, 6, 30));
    }

    [Theory]
    [InlineData(42, 1)] // a year after it may leave
    [InlineData(54, 2)]
    public void What_is_expected_after_that_thins_out_by_the_probability(int month, double years)
    {
        var result = Run(new() { EarliestDate = new(2028, 12, 31), NoticeMonths = 6, ProbabilityPerAnnum = 0.20 });

        result.Cashflow.MerchantRevenue[month].ShouldBe(FullMonth * Math.Pow(0.8, years), 1e-9 * FullMonth);
    }

    [Fact]
    public void Who_leaves_pays_for_it_in_months_of_fees()
    {
        var without = Run(new() { EarliestDate = new(2028, 12, 31), ProbabilityPerAnnum = 0.20 });
        var with = Run(new() { EarliestDate = new(2028, 12, 31), ProbabilityPerAnnum = 0.20, FeeMonths = 6 });

        var fees = with.Cashflow.MerchantRevenue.Sum() - without.Cashflow.MerchantRevenue.Sum();
        fees.ShouldBe((1 - Math.Pow(0.8, 3)) * 6 * FullMonth, 1e-3);
    }

    [Fact]
    public void A_fee_named_as_an_amount_counts_alone()
    {
        var without = Run(new() { EarliestDate = new(2028, 12, 31), ProbabilityPerAnnum = 0.20 });
        var with = Run(new() { EarliestDate = new(2028, 12, 31), ProbabilityPerAnnum = 0.20, FeeMonths = 6, FeeAmount = Money.Usd(1_000_000) });

        (with.Cashflow.MerchantRevenue.Sum() - without.Cashflow.MerchantRevenue.Sum()).ShouldBe(1_000_000 * (1 - Math.Pow(0.8, 3)), 1e-3);
    }

    [Fact]
    public void A_right_to_leave_for_missed_service_keeps_the_cash_contracted_less_its_probability()
    {
        var result = Run(new() { Kind = TerminationKind.ServiceLevel, ProbabilityPerAnnum = 0.05 });

        result.Cashflow.ContractedRevenue[12].ShouldBe(FullMonth * 0.95, 1e-9 * FullMonth);
        result.Cashflow.MerchantRevenue[12].ShouldBe(0);
        result.ContractBook!.Contracts[0].CommittedUntil.ShouldBe(new DateOnly(2031, 12, 31));
    }

    [Fact]
    public void The_old_mark_alone_changes_no_figure()
    {
        var marked = TestDeals.Run(Deal with { Contracts = [TestDeals.Contract("C1", 1000) with { TerminationForConvenience = true }] });

        marked.Cashflow.ContractedRevenue.ShouldBe(TestDeals.Run(Deal).Cashflow.ContractedRevenue);
    }

    private static UnderwritingResult Run(TerminationTerms terms) =>
        TestDeals.Run(Deal with { Contracts = [TestDeals.Contract("C1", 1000) with { Termination = terms }] });
}
