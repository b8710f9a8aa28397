using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Revenue;

/// <summary>Closed forms of re-letting, extension and debt after a contract's end, to 1e-9 of a month's fees.</summary>
public sealed class RollOverTests
{
    private const double Month = 1000 * 730;

    /// <summary>One contract of two years under a loan of five; the curve is flat at 2.00 and does not fall.</summary>
    private static readonly DealCase Flat = TestDeals.Plain with
    {
        Contracts = [TestDeals.Contract("C1", 1000, end: new(2028, 12, 31))],
        Merchant = new() { VoidMonths = 3, Relet = new() { RenewalProbability = 0.6, TermMonths = 48, Pillars = [Pillar(12, 2), Pillar(36, 2)], DeclinePerAnnum = 0 } },
        Sizing = TestDeals.CommitmentOnly,
        Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(20_000_000) },
    };

    [Theory]
    [InlineData(24, 0)]
    [InlineData(25, 0.6)]
    [InlineData(27, 0.6)]
    [InlineData(28, 1)]
    [InlineData(60, 1)]
    public void Renewed_at_once_or_let_again_after_the_void(int month, double share) => Merchant(Flat, month).ShouldBe(share * 2 * Month, 1e-9 * Month);

    /// <summary>Terms of 6 months: each end splits again; occupancy is the renewal sum over lettings and voids.</summary>
    [Theory]
    [InlineData(25)]
    [InlineData(30)]
    [InlineData(33)]
    [InlineData(36)]
    [InlineData(41)]
    [InlineData(60)]
    public void Short_terms_end_and_split_again(int month)
    {
        var deal = Flat with { Merchant = Flat.Merchant with { Relet = Flat.Merchant.Relet! with { TermMonths = 6 } } };
        var since = month - 25;
        var occupied = 0.0;
        for (var letting = 0; letting <= since; letting++)
        {
            for (var voids = 0; voids <= letting + 1; voids++)
            {
                var start = (6 * letting) + (3 * voids);
                if (start <= since && since < start + 6)
                    occupied += Binomial(letting + 1, voids) * Math.Pow(0.4, voids) * Math.Pow(0.6, letting + 1 - voids);
            }
        }

        Merchant(deal, month).ShouldBe(occupied * 2 * Month, 1e-9 * Month);
    }

    [Fact]
    public void New_contracts_pay_the_forward_of_the_day_they_start()
    {
        var deal = Flat with
        {
            Merchant = Flat.Merchant with { Relet = Flat.Merchant.Relet! with { TermMonths = 12, RenewalProbability = 0, Pillars = [Pillar(12, 2.4m), Pillar(36, 1.8m)], DeclinePerAnnum = 0.2 } },
        };

        // Month 24 + void 3 = 27: nine months of the 12-to-36 forward of 1.50, and three after the curve's end at 36.
        var rate = ((9 * 1.5) + (1.5 * (Math.Pow(0.8, 1 / 12.0) + Math.Pow(0.8, 2 / 12.0) + Math.Pow(0.8, 3 / 12.0)))) / 12;
        Merchant(deal, 28).ShouldBe(rate * Month, 1e-9 * Month);
        Merchant(deal, 39).ShouldBe(rate * Month, 1e-9 * Month);
        Merchant(deal, 40).ShouldBe(0);
        var run = TestDeals.Run(deal);
        run.RollOver!.Forwards[24].Rate.ShouldBe(1.5, 1e-9);
        run.RollOver.Forwards[27].TermRate.ShouldBe(rate, 1e-9);
    }

    [Fact]
    public void A_curve_that_rises_with_length_is_not_credited_above_todays_price()
    {
        var deal = Flat with { Merchant = Flat.Merchant with { Relet = Flat.Merchant.Relet! with { Pillars = [Pillar(12, 1), Pillar(36, 2)], TermMonths = 12 } } };

        Merchant(deal, 28).ShouldBe(1 * Month, 1e-9 * Month);
    }

    [Fact]
    public void Rent_and_use_shocks_fall_on_new_contracts_and_a_failed_customer_does_not_renew()
    {
        var shocked = TestDeals.Run(Flat, new Scenario { Name = "Shock", RentFactor = 0.5, UtilisationFactor = 0.8 });
        var failed = TestDeals.Run(Flat, new Scenario { Name = "Failed", Defaults = [new() { ContractId = "C1", FromMonth = 13 }] });

        shocked.Cashflow.MerchantRevenue[30].ShouldBe(0.5 * 0.8 * 2 * Month, 1e-9 * Month);
        failed.Cashflow.MerchantRevenue[13].ShouldBe(0);
        failed.Cashflow.MerchantRevenue[15].ShouldBe(0);
        failed.Cashflow.MerchantRevenue[16].ShouldBe(2 * Month, 1e-9 * Month);
    }

    [Theory]
    [InlineData(25, (0.7 * 2.25) + (0.3 * 0.6 * 2))]
    [InlineData(28, (0.7 * 2.25) + (0.3 * 2))]
    [InlineData(36, (0.7 * 2.25) + (0.3 * 2))]
    [InlineData(37, (0.7 * 0.5 * 1.8) + (0.7 * 0.5 * 0.6 * 2) + (0.3 * 2))]
    [InlineData(48, (0.7 * 0.5 * 1.8) + (0.7 * 0.5 * 2) + (0.3 * 2))]
    [InlineData(49, (0.7 * 0.5 * 0.6 * 2) + (0.7 * 0.5 * 2) + (0.3 * 2))]
    public void Extensions_follow_each_other_with_their_probabilities(int month, double price)
    {
        var options = new ExtensionOption[]
        {
            new() { Months = 12, ShareOfLastPrice = 0.9, Probability = 0.7, ExercisedBy = ExtensionRight.Provider },
            new() { Months = 12, PricePerGpuHour = Money.Usd(1.8m), Probability = 0.5 },
        };

        Merchant(Flat with { Contracts = [Flat.Contracts[0] with { Extensions = options }] }, month).ShouldBe(price * Month, 1e-9 * Month);
    }

    [Fact]
    public void A_customers_option_is_never_worth_more_than_re_letting()
    {
        var option = new ExtensionOption { Months = 12, PricePerGpuHour = Money.Usd(5), Probability = 1 };

        Merchant(Flat with { Contracts = [Flat.Contracts[0] with { Extensions = [option] }] }, 25).ShouldBe(2 * Month, 1e-9 * Month);
    }

    [Fact]
    public void Extension_without_re_let_terms_leaves_the_rest_to_void_and_rent()
    {
        var deal = Flat with
        {
            Contracts = [Flat.Contracts[0] with { Extensions = [new() { Months = 12, PricePerGpuHour = Money.Usd(1), Probability = 0.5 }] }],
            Merchant = new() { PricePerGpuHour = Money.Usd(2), DeclinePerAnnum = 0, Utilisation = 0.5, VoidMonths = 3 },
        };

        Merchant(deal, 25).ShouldBe(0.5 * 1 * Month, 1e-9 * Month);
        Merchant(deal, 28).ShouldBe(((0.5 * 1) + (0.5 * 2 * 0.5)) * Month, 1e-9 * Month);
        Merchant(deal, 37).ShouldBe(0.5 * 2 * 0.5 * Month, 1e-9 * Month);
        Merchant(deal, 40).ShouldBe(2 * 0.5 * Month, 1e-9 * Month);
    }

    [Fact]
    public void Gpus_that_another_contract_has_taken_are_not_let_twice()
    {
        var deal = Flat with { Contracts = [Flat.Contracts[0], TestDeals.Contract("C2", 400, new(2028, 12, 31))] };

        Merchant(deal, 40).ShouldBe(0.6 * 2 * Month, 1e-9 * Month);
        TestDeals.Run(deal).Cashflow.ContractedRevenue[40].ShouldBe(0.4 * 2.5 * Month, 1e-9 * Month);
    }

    [Fact]
    public void Cover_after_the_end_is_said_with_and_without_re_letting()
    {
        var run = TestDeals.Run(Flat);
        var roll = run.RollOver!;

        roll.Expiries.ShouldHaveSingleItem();
        roll.Expiries[0].Date.ShouldBe(new DateOnly(2028, 12, 31));
        roll.Expiries[0].MonthsBeforeMaturity.ShouldBe(36);
        roll.MonthsOfDebtPast.ShouldBe(36);
        roll.Expiries[0].Balance.ShouldBe(run.Loan.Balance[24]);
        roll.BalancePast.ShouldBe(run.Loan.Balance[24]);
        roll.Cover[0].Month.ShouldBe(27);
        roll.Cover.Count.ShouldBe(12);
        foreach (var point in roll.Cover)
        {
            var with = Sum(run.Cashflow.Cfads, point.Month);
            var idle = with - Sum(run.Cashflow.MerchantRevenue, point.Month) + Sum(run.Cashflow.Power, point.Month) - (3 * IdlePower);
            point.WithRelet!.Value.ShouldBe(with / point.DebtServiceDue, 1e-9);
            point.WithoutRelet!.Value.ShouldBe(idle / point.DebtServiceDue, 1e-9);
        }

        roll.MinimumCover.ShouldBe(roll.Cover.Min(point => point.WithRelet));
        roll.ReletRevenue[40].ShouldBe(2 * Month, 1e-9 * Month);
        roll.Expiries[0].ReletRevenue.ShouldBe(roll.ReletRevenue.Sum(), 1e-6);
    }

    [Fact]
    public void Contracts_that_outlive_the_debt_leave_nothing_to_roll_over()
    {
        var roll = TestDeals.Run(TestDeals.Plain).RollOver!;

        roll.Expiries.ShouldBeEmpty();
        roll.Cover.ShouldBeEmpty();
        roll.Sweep.ShouldBeNull();
        roll.MonthsOfDebtPast.ShouldBe(0);
    }

    [Fact]
    public void Without_pillars_the_curve_takes_the_markets_shape_at_the_level_of_the_rent()
    {
        var date = new DateOnly(2026, 9, 30);
        var market = TestDeals.Market with
        {
            Quotes =
            [
                .. TestDeals.Market.Quotes,
                new("H100-SXM-80GB", date, Engine.Market.PriceKind.RentOnDemand, "s", 4, "test", "test"),
                new("H100-SXM-80GB", date, Engine.Market.PriceKind.RentOneYear, "s", 3, "test", "test"),
                new("H100-SXM-80GB", date, Engine.Market.PriceKind.RentThreeYears, "s", 2, "test", "test"),
            ],
        };
        var deal = Flat with { Merchant = new() { PricePerGpuHour = Money.Usd(2), VoidMonths = 0, Relet = new() { TermMonths = 12 } } };

        // Factors 1, .75 and .5: 36 x 1.00 = 12 x 1.50 + 24 F.
        TestDeals.Run(deal, market: market).Cashflow.MerchantRevenue[25].ShouldBe(0.75 * Month, 1e-9 * Month);
        Should.Throw<NotComputableException>(() => TestDeals.Run(deal)).Reason.ShouldContain("/merchant/relet/pillars");
    }

    /// <summary>1,000 GPUs at .91 kW and a PUE of 1.3, idle at .4 of load, .07 a kilowatt-hour.</summary>
    private static double IdlePower => 1000 * 0.91 * 1.3 * 730 * 0.07 * 0.4;

    private static RentalPillar Pillar(int months, decimal price) => new() { TermMonths = months, PricePerGpuHour = Money.Usd(price) };

    private static double Merchant(DealCase deal, int month) => TestDeals.Run(deal).Cashflow.MerchantRevenue[month];

    private static double Sum(IReadOnlyList<double> path, int last) => path[last] + path[last - 1] + path[last - 2];

    private static double Binomial(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
