using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Scenarios;

/// <summary>A loan of 1,200 in four quarters at 8 % (2 % a quarter), cash entered: 24 + 300 due first.</summary>
public sealed class StressedRunTests
{
    private static readonly DateOnly Closing = new(2026, 1, 15);
    private static readonly Scenario Other = new() { Name = "Rent", RentFactor = 0.5 };

    [Fact]
    public void Cash_pays_interest_first_then_principal_and_the_rest_stays()
    {
        var (plain, stressed) = Runs(merchantGpus: 1, price: 1.0m);

        // The base run covers everything; at half the rent a quarter brings 0.5 x 730 x 3 = 1,095 less.
        plain.Loan.Shortfall.Sum().ShouldBe(0);
        var cash = stressed.Cashflow.Cfads.Skip(1).Take(3).Sum();
        cash.ShouldBeInRange(50_000, 320_000);
        stressed.Loan.InterestPaid[3].ShouldBe(24_000, 1e-6);
        stressed.Loan.Principal[3].ShouldBe(cash - 24_000, 1e-6);
        stressed.Loan.Shortfall[3].ShouldBe(324_000 - cash, 1e-6);
        stressed.Loan.Balance[3].ShouldBe(1_200_000 - (cash - 24_000), 1e-6);
        stressed.Coverage.DebtService[0].Ratio!.Value.ShouldBe(cash / 324_000, 1e-9);
        stressed.Schedule.Payments.Select(row => row.Principal).ShouldBe(plain.Schedule.Payments.Select(row => row.Principal));
    }

    [Fact]
    public void What_the_base_run_asks_of_the_sponsor_the_sponsor_goes_on_paying()
    {
        // No cash at all in either run: the loan is kept in both, and the shortfall is shown in both.
        var deal = Deal() with { Merchant = new() };

        var plain = TestDeals.Run(deal);
        var stressed = TestDeals.Run(deal, Other);

        stressed.Loan.Balance.ShouldBe(plain.Loan.Balance);
        stressed.Loan.Shortfall.Sum().ShouldBe(plain.Loan.Shortfall.Sum(), 1e-6);
        plain.Loan.Shortfall[3].ShouldBe(324_000, 1e-6);
        plain.Alerts.ShouldContain(alert => alert.Code == "shortfall");
    }

    [Fact]
    public void The_reserve_is_used_before_anything_goes_unpaid()
    {
        var deal = Deal(merchantGpus: 1) with { Facility = Deal().Facility with { DebtServiceReserveMonths = 12 } };

        var (without, with) = (TestDeals.Run(Deal(merchantGpus: 1), Other), TestDeals.Run(deal, Other));

        with.Loan.Balance[3].ShouldBe(900_000, 1e-6);
        without.Loan.Balance[3].ShouldBeGreaterThan(900_000);
        with.SourcesAndUses.Uses.ShouldContain(line => line.Name == "Debt service reserve");
        with.Loan.Balance[12].ShouldBeLessThan(without.Loan.Balance[12]);
    }

    [Fact]
    public void Interest_not_paid_is_added_to_the_balance()
    {
        var deal = Deal(merchantGpus: 1);

        var result = TestDeals.Run(deal, new() { Name = "No rent", RentFactor = 0 });

        result.Loan.InterestPaid[3].ShouldBe(0);
        result.Loan.InterestCapitalised[3].ShouldBe(24_000, 1e-6);
        result.Loan.Balance[3].ShouldBe(1_224_000, 1e-6);
        result.Loan.Balance[12].ShouldBe(1_200_000 * Math.Pow(1.02, 4), 1e-3);
        result.Returns.LenderXirr.ShouldBeNull();
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void Later_cash_makes_up_for_what_was_not_paid()
    {
        // C1's fees cover everything; it fails in the first quarter only as far as the second contract starts after it.
        var deal = Deal(merchantGpus: 1) with
        {
            OtherCashFlows = [TestDeals.Cash(new(2026, 7, 15), 2_000_000, contracted: false)],
        };

        var result = TestDeals.Run(deal, new() { Name = "No rent", RentFactor = 0 });

        result.Loan.Balance[3].ShouldBe(1_224_000, 1e-6);
        result.Loan.Balance[6].ShouldBe(600_000, 1e-3);
    }

    [Fact]
    public void A_late_contract_starts_later_and_ends_on_its_day()
    {
        var deal = TestDeals.Plain with { Contracts = [TestDeals.Contract("C1", 1000, new(2027, 1, 31))] };

        var late = TestDeals.Run(deal, new() { Name = "Late", DelayMonths = 2 });

        late.Cashflow.ContractedRevenue[3].ShouldBe(0);
        late.Cashflow.ContractedRevenue[4].ShouldBeGreaterThan(0);
        late.Cashflow.ContractedRevenue[60].ShouldBe(TestDeals.Run(deal).Cashflow.ContractedRevenue[60]);
    }

    [Fact]
    public void A_default_names_a_contract_of_the_case() =>
        Should.Throw<NotComputableException>(() => TestDeals.Run(TestDeals.Plain, new() { Defaults = [new() { ContractId = "C9" }] })).Reason.ShouldContain("C9");

    private static (UnderwritingResult Plain, UnderwritingResult Stressed) Runs(int merchantGpus, decimal price)
    {
        var deal = Deal(merchantGpus, price);
        return (TestDeals.Run(deal), TestDeals.Run(deal, Other));
    }

    /// <summary>GPUs without costs whose rent of three months is 365,000 at a factor of 1.</summary>
    private static DealCase Deal(int merchantGpus = 0, decimal price = 1.0m) => TestDeals.LoanOnly(1_200_000, new()
    {
        TenorMonths = 12,
        Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08, DayCount = "30E/360" },
        Amortisation = new() { Style = AmortisationStyle.Straight },
    }) with
    {
        ClosingDate = Closing,
        Lots = merchantGpus == 0 ? [] : [TestDeals.Lot("L1", 250, Closing)],
        Merchant = merchantGpus == 0 ? new() : new() { PricePerGpuHour = Money.Usd(price), DeclinePerAnnum = 0, Utilisation = 2 / 3.0 },
    };
}
