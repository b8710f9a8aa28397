using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

public sealed class PrepaymentTests
{
    /// <summary>300,000 prepaid at the second of eight payments of 150,000.</summary>
    [Theory]
    [InlineData(PrepaymentApplication.InverseOrder, new double[] { 150_000, 450_000, 150_000, 150_000, 150_000, 150_000, 0, 0 })]
    [InlineData(PrepaymentApplication.ProRata, new double[] { 150_000, 450_000, 100_000, 100_000, 100_000, 100_000, 100_000, 100_000 })]
    [InlineData(PrepaymentApplication.InOrderOfMaturity, new double[] { 150_000, 450_000, 0, 0, 150_000, 150_000, 150_000, 150_000 })]
    public void A_prepayment_takes_the_place_of_instalments(PrepaymentApplication application, double[] expected)
    {
        var result = QuarterLoan.Run(Prepaying(new() { Application = application, Voluntary = [Of(QuarterLoan.Date(2), 300_000)] }));

        QuarterLoan.Principal(result).ShouldBe(expected);
        QuarterLoan.Interest(result)[..3].ShouldBe([24_000, 21_000, 12_000]);
        result.Schedule.Payments.Sum(row => row.Principal.Amount).ShouldBe(1_200_000);
        result.Schedule.Payments[2].Prepaid.ShouldBe(Money.Usd(300_000));
        result.Loan.Prepayments.ShouldHaveSingleItem().ShouldBe(new PrepaymentMade(QuarterLoan.Date(2), PrepaymentKind.Voluntary, 300_000, 300_000, 0));
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    /// <summary>The day before a payment date, on it and after it.</summary>
    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    public void A_prepayment_is_made_on_the_payment_date_on_or_after_its_day(int days, int payment) =>
        QuarterLoan.Run(Prepaying(new() { Voluntary = [Of(QuarterLoan.Date(2).AddDays(days), 300_000)] })).Loan.Prepayments.ShouldHaveSingleItem().Date.ShouldBe(QuarterLoan.Date(payment));

    [Fact]
    public void More_than_is_owed_repays_the_loan_and_ends_the_agents_fee()
    {
        var result = QuarterLoan.Run(Prepaying(new() { Voluntary = [Of(QuarterLoan.Date(3), 5_000_000)] }) with { Fees = new() { AgencyPerAnnum = Money.Usd(40_000), Exit = 0.01 } });

        QuarterLoan.Principal(result)[..4].ShouldBe([150_000, 150_000, 900_000, 0]);
        result.Loan.FinalMaturity.ShouldBe(QuarterLoan.Date(3));
        result.Loan.Prepayments[0].Asked.ShouldBe(750_000, 1e-6);
        result.Loan.Fees.Sum().ShouldBe((3 * 10_000) + 12_000, 1e-6);
        result.Schedule.Payments[^1].Date.ShouldBe(QuarterLoan.Date(3));
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    /// <summary>Balance 1,050,000 after the first payment against 60 % of 1,500,000.</summary>
    [Fact]
    public void What_is_above_loan_to_cost_is_prepaid()
    {
        var deal = QuarterLoan.Deal(Prepaying(new() { LoanToCostAbove = 0.60 })) with { Lots = [TestDeals.Lot("L1", 30, QuarterLoan.Closing)] };

        var result = TestDeals.Run(deal);

        QuarterLoan.Principal(result)[..3].ShouldBe([300_000, 150_000, 150_000]);
        result.Loan.Prepayments.ShouldHaveSingleItem().Kind.ShouldBe(PrepaymentKind.LoanToCost);
        result.Coverage.LoanToCost[3].ShouldNotBeNull().ShouldBe(0.60, 1e-12);
    }

    /// <summary>A third of the lot burns: the insurer pays 400,000, of which three quarters prepay; the cost left is 1,000,000.</summary>
    [Fact]
    public void Proceeds_of_a_lot_prepay_and_its_cost_counts_no_more()
    {
        var terms = new PrepaymentTerms
        {
            LoanToCostAbove = 0.62,
            Proceeds = [new() { Date = QuarterLoan.Date(2).AddDays(-40), LotId = "L1", Kind = ProceedsKind.Casualty, Amount = Money.Usd(400_000), PrepaidShare = 0.75, LotShare = 1 / 3.0 }],
        };
        var deal = QuarterLoan.Deal(Prepaying(terms)) with { Lots = [TestDeals.Lot("L1", 30, QuarterLoan.Closing)] };

        var made = TestDeals.Run(deal).Loan.Prepayments;

        // 1,050,000 - 120,000 above 62 % of 1,500,000; then 930,000 - 150,000 - 300,000 is under 62 % of 1,000,000.
        made.Select(one => (one.Kind, Math.Round(one.Paid, 6))).ShouldBe([(PrepaymentKind.LoanToCost, 120_000), (PrepaymentKind.Proceeds, 300_000)]);
        TestDeals.Run(deal).Coverage.LoanToCost[6].ShouldNotBeNull().ShouldBe(480_000 / 1_000_000.0, 1e-12);
    }

    /// <summary>Monthly bullet of 1,200,000 at 12 %, 1 % a month: 12,000 of interest, cash 15,000 but for months 7 and 8, which bring 6,000 and 9,000. Two months before month 7 the loan has to
    /// come down to 600,000, so that month 7 is covered; month 8 is then covered too.</summary>
    [Fact]
    public void Coming_cash_below_debt_service_is_restored_two_months_ahead()
    {
        var facility = QuarterLoan.Straight with
        {
            TenorMonths = 12,
            PaymentFrequency = PaymentFrequency.Monthly,
            Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.12, DayCount = "30E/360" },
            Amortisation = new() { Style = AmortisationStyle.Bullet },
            Prepayment = new() { OnNegativeOperatingIncome = true },
        };
        var cash = Enumerable.Range(1, 12).Select(m => TestDeals.Cash(QuarterLoan.Closing.AddMonths(m), m switch { 7 => 6_000, 8 => 9_000, 12 => 2_000_000, _ => 15_000 }));
        var result = TestDeals.Run(QuarterLoan.Deal(facility) with { OtherCashFlows = [.. cash] });

        var made = result.Loan.Prepayments.ShouldHaveSingleItem();
        made.Date.ShouldBe(QuarterLoan.Closing.AddMonths(5));
        made.Kind.ShouldBe(PrepaymentKind.NegativeOperatingIncome);
        made.Paid.ShouldBe(600_000, 1e-3);
        result.Loan.Shortfall.Take(12).ShouldAllBe(missing => missing < 1e-3);
    }

    /// <summary>The base run's cash pays nothing of the prepayment: the sponsor does, in a stressed run too. What base cash paid is missing when the cash is.</summary>
    [Fact]
    public void A_stressed_run_prepays_from_cash_and_what_the_sponsor_already_paid()
    {
        var facility = Prepaying(new() { Voluntary = [Of(QuarterLoan.Date(2), 300_000)] });
        var deal = QuarterLoan.Deal(facility) with { OtherCashFlows = [TestDeals.Cash(QuarterLoan.Date(2), 271_000)] };
        var stressed = TestDeals.Run(
            deal with { Merchant = new(), OtherCashFlows = [TestDeals.Cash(QuarterLoan.Date(2), 271_000)] }, new Scenario { Name = "Rates", RateShift = 0.01 });

        // 271,000 less interest 21,000 and principal 150,000 leaves 100,000: the sponsor adds 200,000.
        TestDeals.Run(deal).Loan.Prepayments[0].Paid.ShouldBe(300_000, 1e-6);
        stressed.Loan.Prepayments[0].Paid.ShouldBe(300_000, 1e-6);
        stressed.Loan.Balance[^1].ShouldBe(0, 1e-6);
    }

    private static Facility Prepaying(PrepaymentTerms terms) => QuarterLoan.Straight with { Prepayment = terms };

    private static VoluntaryPrepayment Of(DateOnly date, decimal amount) => new() { Date = date, Amount = Money.Usd(amount) };
}
