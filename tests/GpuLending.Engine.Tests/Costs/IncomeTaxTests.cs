using CsCheck;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Costs;

/// <summary>Income tax against closed forms: cash 120, 115, 110, 100, 90 at the ends of five years, 8 % a year on 30/360, repaid at a cover of 1.40x.</summary>
public sealed class IncomeTaxTests
{
    private static readonly decimal[] Cash = [120, 115, 110, 100, 90];
    private static readonly double[] HalfYear = [0.2000, 0.3200, 0.1920, 0.1152, 0.1152];
    private static readonly IncomeTaxTerms Quarter = new() { RatePerAnnum = 0.25, Payment = TaxPaymentTiming.AtYearEnd, Convention = DepreciationConvention.HalfYear };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.21, 0)]
    [InlineData(0.25, 100)]
    [InlineData(0.40, 100)]
    [InlineData(0.40, 250)]
    public void Size_and_tax_solve_together_to_the_closed_form(double rate, double cost)
    {
        var result = TestDeals.Run(Deal(Quarter with { RatePerAnnum = rate }, cost));

        // Debt service k = (cash - tax) / cover, tax = rate x (cash - depreciation - interest on the balance before it): a linear recursion backwards from nothing.
        var balance = 0.0;
        for (var k = 4; k >= 0; k--)
            balance = (balance + ((((1 - rate) * (double)Cash[k]) + (rate * cost * HalfYear[k])) / 1.40)) / (1.08 - (rate * 0.08 / 1.40));
        result.Sizing.LoanSizeUnrounded.ShouldBe(balance, 1e-9 * balance);
        result.IncomeTax!.Size.ShouldBe(balance, 1e-9 * balance);
        result.Coverage.DebtService.ShouldAllBe(point => Math.Abs(point.Ratio!.Value - 1.40) < 1e-9);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void The_shield_is_what_interest_saves_and_its_worth_in_size_is_stated()
    {
        var result = TestDeals.Run(Deal(Quarter, 100));
        var tax = result.IncomeTax!;

        // Income stays positive, so that every unit of interest saves a quarter of it.
        tax.Shield.ShouldBe(0.25 * result.Loan.InterestPaid.Sum(), 1e-9);
        tax.SizeWithoutTax.ShouldBe(308.4158, 0.0001);
        var without = 0.0;
        for (var k = 4; k >= 0; k--)
            without = (without + (((0.75 * (double)Cash[k]) + (0.25 * 100 * HalfYear[k])) / 1.40)) / 1.08;
        tax.SizeWithoutShield.ShouldBe(without, 1e-9 * without);
        tax.SizeWithoutShield.ShouldBeLessThan(tax.Size);
        tax.Size.ShouldBeLessThan(tax.SizeWithoutTax);
        tax.Remark.ShouldBeNull();
    }

    [Fact]
    public void A_year_by_hand()
    {
        var result = TestDeals.Run(Deal(Quarter, 100));
        var year = result.IncomeTax!.Years[0];

        year.Year.ShouldBe(2027);
        year.Earnings.ShouldBe(120, 1e-9);
        year.Depreciation.ShouldBe(20, 1e-9);
        year.Interest.ShouldBe(0.08 * result.Sizing.LoanSizeUnrounded, 1e-9);
        year.TaxableIncome.ShouldBe(120 - 20 - year.Interest, 1e-9);
        year.Tax.ShouldBe(0.25 * year.TaxableIncome, 1e-12);
        result.Cashflow.IncomeTax[12].ShouldBe(year.Tax, 1e-12);
        result.Cashflow.Cfads[12].ShouldBe(120 - year.Tax, 1e-12);
    }

    [Fact]
    public void Four_instalments_fall_in_april_june_september_and_december()
    {
        var result = TestDeals.Run(Deal(Quarter with { Payment = TaxPaymentTiming.FourInstalments }, 0));

        var tax = result.IncomeTax!.Years[1].Tax;
        foreach (var (month, share) in new[] { (15, 0), (16, 0.25), (17, 0), (18, 0.25), (21, 0.25), (24, 0.25) })
            result.Cashflow.IncomeTax[month].ShouldBe(share * tax, 1e-9, $"month {month}");
    }

    [Fact]
    public void Losses_are_carried_forward_and_take_away_no_more_than_the_limit()
    {
        var years = TestDeals.Run(Deal(Quarter with { OpeningLosses = Money.Usd(150) }, 0, loan: 0)).IncomeTax!.Years;

        // 80 % of 120 is 96; the 54 left are less than 80 % of 115.
        years[0].LossesUsed.ShouldBe(96, 1e-6);
        years[0].TaxableIncome.ShouldBe(24, 1e-6);
        years[0].LossesCarried.ShouldBe(54, 1e-6);
        years[1].LossesUsed.ShouldBe(54, 1e-6);
        years[1].TaxableIncome.ShouldBe(61, 1e-6);
        years[2].LossesUsed.ShouldBe(0);
    }

    [Fact]
    public void Depreciation_beyond_income_becomes_a_loss_of_later_years()
    {
        var years = TestDeals.Run(Deal(Quarter with { BonusShare = 1 }, 300, loan: 0)).IncomeTax!.Years;

        years[0].Depreciation.ShouldBe(300, 1e-6);
        years[0].Income.ShouldBe(-180, 1e-6);
        years[0].Tax.ShouldBe(0);
        years[1].LossesUsed.ShouldBe(92, 1e-6);
        years[1].TaxableIncome.ShouldBe(23, 1e-6);
        years[2].LossesCarried.ShouldBe(0, 1e-6);
    }

    [Fact]
    public void Interest_over_the_limit_waits_for_later_years()
    {
        var deal = Deal(Quarter with { InterestLimitShare = 0.1 }, 0, loan: 200);
        var years = TestDeals.Run(deal).IncomeTax!.Years;

        years[0].Interest.ShouldBe(16, 1e-9);
        years[0].InterestDeducted.ShouldBe(12, 1e-9);
        years[0].InterestCarried.ShouldBe(4, 1e-9);
        years.Sum(year => year.InterestDeducted).ShouldBe(years.Sum(year => year.Interest), 1e-9);
    }

    [Theory]
    [InlineData(2, 15, "half-year", 0.2000, 0.3200)]
    [InlineData(9, 30, "half-year", 0.2000, 0.3200)]
    [InlineData(10, 1, "mid-quarter-q4", 0.0500, 0.3800)]
    public void The_rule_asks_for_mid_quarter_when_most_of_the_year_lands_in_its_last_quarter(int month, int day, string table, double first, double second)
    {
        var tax = TestDeals.Run(Deal(Quarter with { Convention = DepreciationConvention.ByRule }, 100, inService: new(2027, month, day))).IncomeTax!;

        tax.Depreciation[0].Table.ShouldBe(table);
        tax.Years[0].Depreciation.ShouldBe(100 * first, 1e-9);
        tax.Years[1].Depreciation.ShouldBe(100 * second, 1e-9);
    }

    /// <summary>IRS Publication 946, tables, five-year property: the fourth year's percentage of each.</summary>
    [Theory]
    [InlineData(DepreciationConvention.HalfYear, 5, 0.1152)]
    [InlineData(DepreciationConvention.MidQuarter, 2, 0.1101)]
    [InlineData(DepreciationConvention.MidQuarter, 5, 0.1137)]
    [InlineData(DepreciationConvention.MidQuarter, 8, 0.1224)]
    [InlineData(DepreciationConvention.MidQuarter, 11, 0.1368)]
    public void Depreciation_follows_the_published_tables_and_sums_to_the_cost(DepreciationConvention convention, int month, double fourth)
    {
        var tax = TestDeals.Run(Deal(Quarter with { Convention = convention }, 100, inService: new(2027, month, 15))).IncomeTax!;

        tax.Years[3].Depreciation.ShouldBe(100 * fourth, 1e-9);
        tax.Depreciation[0].Percentages.Sum().ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Bonus_comes_off_the_first_year_and_the_table_runs_on_the_rest()
    {
        var years = TestDeals.Run(Deal(Quarter with { BonusShare = 0.6 }, 100, loan: 0)).IncomeTax!.Years;

        years[0].Depreciation.ShouldBe(60 + (0.4 * 20), 1e-6);
        years[1].Depreciation.ShouldBe(0.4 * 32, 1e-6);
    }

    [Fact]
    public void Service_on_the_day_of_closing_at_year_end_leaves_a_loss_to_carry_in()
    {
        var years = TestDeals.Run(Deal(Quarter with { Convention = DepreciationConvention.ByRule }, 100, loan: 0, inService: TestDeals.Closing)).IncomeTax!.Years;

        // Mid-quarter, fourth quarter of 2026: 5 % before the first month, 38 % in 2027.
        years[0].LossesUsed.ShouldBe(5, 1e-6);
        years[0].Depreciation.ShouldBe(38, 1e-6);
    }

    [Fact]
    public void A_stressed_run_is_taxed_on_its_own_interest_and_cash()
    {
        var deal = Deal(Quarter, 100) with
        {
            Facility = Deal(Quarter, 100).Facility with { Interest = new() { Kind = RateKind.Floating, MarginPerAnnum = 0.05, DayCount = "30/360" } },
        };
        var plain = TestDeals.Run(deal);
        var stressed = TestDeals.Run(deal, new() { Name = "Rates +3 %", RateShift = 0.03 });

        stressed.IncomeTax!.Years.Sum(year => year.Interest).ShouldBeGreaterThan(plain.IncomeTax!.Years.Sum(year => year.Interest));
        stressed.IncomeTax.Years.Sum(year => year.Tax).ShouldBeLessThan(plain.IncomeTax.Years.Sum(year => year.Tax));
        stressed.Sizing.LoanSizeUnrounded.ShouldBe(plain.Sizing.LoanSizeUnrounded);
        stressed.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void Every_loan_of_a_taxed_deal_is_the_one_its_own_tax_allows() => Gen.Select(RandomDeals.All, Gen.Double[0.05, 0.45], Gen.Bool, Gen.Double[0, 1]).Sample(
        (deal, rate, instalments, bonus) =>
        {
            var terms = new IncomeTaxTerms
            {
                RatePerAnnum = rate,
                Payment = instalments ? TaxPaymentTiming.FourInstalments : TaxPaymentTiming.AtYearEnd,
                BonusShare = bonus,
                InterestLimitShare = bonus > 0.5 ? 0.3 : null,
            };
            var result = TestDeals.Run(deal with { Costs = deal.Costs with { IncomeTax = terms } });

            var tax = result.IncomeTax!;
            result.Checks.Where(check => !check.Holds).Select(check => $"{check.Name}: {check.Difference}").ShouldBeEmpty();
            Math.Abs(tax.Residual).ShouldBeLessThanOrEqualTo(1e-9 * Math.Max(1, tax.Size));
            result.Cashflow.IncomeTax.Sum().ShouldBe(tax.Years.Sum(year => year.Tax), 1e-6 * Math.Max(1, tax.Years.Sum(year => year.Tax)));
        },
        iter: 100);

    private static DealCase Deal(IncomeTaxTerms terms, double cost, decimal? loan = null, DateOnly? inService = null) => new()
    {
        ClosingDate = TestDeals.Closing,
        Lots = cost == 0 ? [] : [TestDeals.Lot("L1", 1, inService ?? new(2027, 1, 15), (decimal)cost)],
        OtherCashFlows = [.. Cash.Select((cash, i) => TestDeals.Cash(TestDeals.Closing.AddYears(i + 1), cash))],
        Costs = new() { IncomeTax = terms },
        Facility = new()
        {
            TenorMonths = 60,
            PaymentFrequency = PaymentFrequency.Annual,
            Draws = new() { Kind = DrawPlanKind.AtClosing },
            Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08, DayCount = "30/360" },
            Commitment = loan is null ? null : Money.Usd(Math.Max(loan.Value, 0.000001m)),
        },
        Sizing = loan is null
            ? TestDeals.CommitmentOnly with { DebtServiceCoverage = new() { Status = LimitStatus.Applied, ContractedTarget = 1.40 } }
            : TestDeals.CommitmentOnly,
    };
}
