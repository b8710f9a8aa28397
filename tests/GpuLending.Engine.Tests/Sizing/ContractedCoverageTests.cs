using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Sizing;

/// <summary>Cover by contracted and by merchant cash, apart.</summary>
public sealed class ContractedCoverageTests
{
    private static DealCase Deal(double merchantTarget) => TestDeals.Plain with
    {
        Contracts = [TestDeals.Contract("C1", 600)],
        Merchant = new() { PricePerGpuHour = Money.Usd(2.5m), Utilisation = 1, DeclinePerAnnum = 0, VoidMonths = 0 },
        Costs = new(),
        Sizing = TestDeals.CommitmentOnly with { DebtServiceCoverage = new() { Status = LimitStatus.Applied, ContractedTarget = 1.25, MerchantTarget = merchantTarget } },
    };

    [Fact]
    public void The_loan_of_contracted_cash_is_its_present_value_over_its_target()
    {
        // 600 of 1,000 GPUs under contract at the merchant price: without cost contracted cash is 60 % of all; at equal targets it carries 60 % of the loan.
        var coverage = TestDeals.Run(Deal(1.25)).Sizing.Coverage!;

        coverage.ByContracts!.Value.ShouldBe(0.6 * coverage.ByBoth!.Value, 1e-6 * coverage.ByBoth.Value);
        coverage.MerchantShare!.Value.ShouldBe(0.4, 1e-9);
    }

    [Fact]
    public void A_higher_merchant_target_leaves_the_contracted_loan()
    {
        var (low, high) = (TestDeals.Run(Deal(1.5)).Sizing.Coverage!, TestDeals.Run(Deal(3)).Sizing.Coverage!);

        high.ByContracts!.Value.ShouldBe(low.ByContracts!.Value, 1e-6);
        high.ByBoth!.Value.ShouldBeLessThan(low.ByBoth!.Value);
    }

    [Fact]
    public void Ratios_of_a_period_sum_to_the_cover()
    {
        var result = TestDeals.Run(Deal(2));

        foreach (var point in result.Coverage.DebtService.Where(point => point.Ratio is not null))
        {
            (point.ContractedRatio!.Value + point.MerchantRatio!.Value).ShouldBe(point.Ratio!.Value, 1e-12);
            point.ContractedRatio.Value.ShouldBe(0.6 * point.Ratio.Value, 1e-9);
        }

        result.Coverage.MinimumContractedDebtService!.Value.ShouldBe(result.Coverage.DebtService.Min(point => point.ContractedRatio!.Value));
    }

    [Fact]
    public void Contracts_that_end_early_carry_less()
    {
        var deal = Deal(2) with { Contracts = [TestDeals.Contract("C1", 600, end: new(2029, 12, 31))] };

        var coverage = TestDeals.Run(deal).Sizing.Coverage!;

        coverage.ByContracts!.Value.ShouldBeInRange(1, TestDeals.Run(Deal(2)).Sizing.Coverage!.ByContracts!.Value - 1);
    }
}
