using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Revenue;

public sealed class MerchantRevenueTests
{
    private static readonly DealCase Deal = TestDeals.Plain with
    {
        Contracts = [TestDeals.Contract("C1", 600, end: new(2028, 12, 31))],
        Merchant = new() { PricePerGpuHour = Money.Usd(2), DeclinePerAnnum = 0.20, Utilisation = 0.65, VoidMonths = 2 },
        Sizing = TestDeals.CommitmentOnly,
        Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(1_000_000) },
    };

    [Theory]
    [InlineData(1, 400)]
    [InlineData(24, 400)]
    [InlineData(25, 400)] // the contract's GPUs stand empty for two months
    [InlineData(26, 400)]
    [InlineData(27, 1000)]
    [InlineData(60, 1000)]
    public void Free_gpus_earn_the_falling_price(int month, int gpus)
    {
        var rent = gpus * 730 * 2 * Math.Pow(0.8, month / 12.0) * 0.65;

        TestDeals.Run(Deal).Cashflow.MerchantRevenue[month].ShouldBe(rent, 1e-3);
    }

    [Fact]
    public void Rent_and_utilisation_shocks_move_merchant_cash_only()
    {
        var result = TestDeals.Run(Deal, new() { Name = "Rent -50 %, half empty", RentFactor = 0.5, UtilisationFactor = 0.5 });

        result.Cashflow.MerchantRevenue[1].ShouldBe(0.25 * TestDeals.Run(Deal).Cashflow.MerchantRevenue[1], 1e-6);
        result.Cashflow.ContractedRevenue.ShouldBe(TestDeals.Run(Deal).Cashflow.ContractedRevenue);
    }

    [Fact]
    public void Without_a_price_nothing_is_earned()
    {
        var result = TestDeals.Run(Deal with { Merchant = new() });

        result.Cashflow.MerchantRevenue.ShouldAllBe(rent => rent == 0);
        result.Cashflow.MerchantCfads[1].ShouldBeLessThan(0);
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(12, false)]
    [InlineData(13, false)]
    public void A_customer_that_stops_paying_pays_nothing_from_its_month(int month, bool pays)
    {
        var result = TestDeals.Run(Deal, new() { Name = "C1 fails", Defaults = [new() { ContractId = "C1", FromMonth = 12 }] });

        (result.Cashflow.ContractedRevenue[month] > 0).ShouldBe(pays);
        result.Cashflow.MerchantRevenue[13].ShouldBe(400 * 730 * 2 * Math.Pow(0.8, 13 / 12.0) * 0.65, 1e-3);
        result.Cashflow.MerchantRevenue[14].ShouldBe(1000 * 730 * 2 * Math.Pow(0.8, 14 / 12.0) * 0.65, 1e-3);
    }
}
