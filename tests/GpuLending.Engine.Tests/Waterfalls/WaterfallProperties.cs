using CsCheck;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Waterfalls;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Waterfalls;

/// <summary>What holds for every waterfall on every deal, on random ones.</summary>
public sealed class WaterfallProperties
{
    private static readonly Gen<Scenario> ScenarioGen =
        from value in Gen.Double[0.2, 1.5]
        from rent in Gen.Double[0, 1.2]
        from rate in Gen.Double[-0.02, 0.05]
        from cost in Gen.Double[0.5, 2]
        from delay in Gen.Int[0, 6]
        from fails in Gen.Int[0, 40]
        select new Scenario
        {
            Name = "Random",
            ValueFactor = value,
            RentFactor = rent,
            RateShift = rate,
            CostFactor = cost,
            DelayMonths = delay,
            Defaults = fails is > 0 and < 30 ? [new() { ContractId = "C0", FromMonth = fails }] : [],
        };

    [Fact]
    public void Every_period_pays_out_what_comes_in_in_base_and_under_stress() => Gen.Select(RandomDeals.All, RandomWaterfalls.All, ScenarioGen, Gen.Bool).Sample((deal, terms, scenario, inOrder) =>
    {
        var agreed = With(deal, terms, inOrder);
        foreach (var given in new[] { Scenario.Base, Fitting(scenario, deal) })
        {
            var result = TestDeals.Run(agreed, given);
            var waterfall = result.Waterfall!;

            waterfall.LargestImbalance.ShouldBeLessThan(1e-9);
            Ledger(waterfall).ShouldBeLessThan(1e-9);
            for (var k = 1; k < waterfall.Dates.Count; k++)
                PeriodLines.Of(waterfall, k)[^1].Left.ShouldBe(waterfall.Accounts[0].Balance[k], 1e-9 * Math.Max(1e3, PeriodLines.Of(waterfall, k).Max(line => Math.Abs(line.Left))));
            waterfall.Accounts.SelectMany(account => account.Balance).Min().ShouldBeGreaterThanOrEqualTo(-1e-6);
            waterfall.Distributions.Min().ShouldBeGreaterThanOrEqualTo(0);
            waterfall.SponsorSupport.Min().ShouldBeGreaterThanOrEqualTo(0);
            result.Checks.Where(check => !check.Holds).Select(check => $"{check.Name}: {check.Difference}").ShouldBeEmpty();
        }
    }, iter: 400);

    [Fact]
    public void A_stressed_run_keeps_the_base_loan() => Gen.Select(RandomDeals.All, RandomWaterfalls.All, ScenarioGen).Sample((deal, terms, scenario) =>
    {
        var agreed = With(deal, terms, false);
        var plain = TestDeals.Run(agreed with { Waterfall = null });
        var inBase = TestDeals.Run(agreed);
        var stressed = TestDeals.Run(agreed, Fitting(scenario, deal));

        foreach (var result in new[] { inBase, stressed })
        {
            result.Sizing.LoanSize.ShouldBe(plain.Sizing.LoanSize);
            result.Loan.Drawn.ShouldBe(plain.Loan.Drawn);
            result.Schedule.Payments.Select(row => (row.Date, row.Principal)).ShouldBe(plain.Schedule.Payments.Select(row => (row.Date, row.Principal)));
        }
    }, iter: 150);

    [Fact]
    public void Without_accounts_and_sweeps_the_loan_is_paid_as_without_a_waterfall() => Gen.Select(RandomDeals.All, ScenarioGen).Sample((deal, scenario) =>
    {
        var agreed = deal with { Facility = deal.Facility with { DebtServiceReserveMonths = 0, Fees = deal.Facility.Fees with { Exit = 0 } } };
        foreach (var given in new[] { Scenario.Base, Fitting(scenario, deal) })
        {
            var plain = TestDeals.Run(agreed, given);
            var served = TestDeals.Run(agreed with { Waterfall = WaterfallTemplates.Plain(0) }, given);
            var within = 1e-8 * Math.Max(1, plain.Sizing.LoanSizeUnrounded);

            for (var m = 0; m < plain.Months.Count; m++)
            {
                served.Loan.Balance[m].ShouldBe(plain.Loan.Balance[m], within);
                served.Loan.InterestPaid[m].ShouldBe(plain.Loan.InterestPaid[m], within);
                served.Loan.Principal[m].ShouldBe(plain.Loan.Principal[m], within);
            }
        }
    }, iter: 150);

    /// <summary>Every second deal has a junior tranche too.</summary>
    private static DealCase With(DealCase deal, WaterfallTerms terms, bool inOrder) => deal with
    {
        Junior = terms.Accounts[0].LimitedToBalance
            ? new() { Amount = Money.Usd(5_000_000), RatePerAnnum = 0.12, PikShare = 0.25, TenorMonths = inOrder ? 96 : null, OriginalIssueDiscount = 0.01, Upfront = 0.01 }
            : null,
        Waterfall = terms,
        Facility = deal.Facility with
        {
            DebtServiceReserveMonths = 0,
            Prepayment = !inOrder
                ? deal.Facility.Prepayment
                : new()
                {
                    Application = PrepaymentApplication.InOrderOfMaturity,
                    Voluntary = [new() { Date = TestDeals.Closing.AddDays(150), Amount = Money.Usd(2_000_000) }],
                    Premium = new() { PremiumSteps = [new() { Until = TestDeals.Closing.AddYears(2), Share = 0.02 }] },
                    LoanToCostAbove = 0.6,
                },
        },
    };

    private static Scenario Fitting(Scenario scenario, DealCase deal) => deal.Contracts.Count == 0 ? scenario with { Defaults = [] } : scenario;

    /// <summary>Each account's own book: balance before and paid in, less drawn, is the balance after; over the largest amount.</summary>
    private static double Ledger(WaterfallResult waterfall)
    {
        var worst = 0.0;
        foreach (var account in waterfall.Accounts)
        {
            for (var k = 1; k < waterfall.Dates.Count; k++)
            {
                var after = account.Balance[k - 1] + account.PaidIn[k] - account.Drawn[k];
                worst = Math.Max(worst, Math.Abs(after - account.Balance[k]) / Math.Max(1, account.PaidIn[k] + account.Drawn[k] + account.Balance[k]));
            }
        }

        return worst;
    }
}
