using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>Styles of repayment on 1,200,000 over a year of quarters, fixed 8 %, 30E/360 on the 15th: 2 % a quarter.</summary>
public sealed class AmortisationTests
{
    private static readonly DateOnly Closing = new(2026, 1, 15);

    [Fact]
    public void Straight_pays_equal_principal() => Principal(new() { Style = AmortisationStyle.Straight }).ShouldBe([300_000, 300_000, 300_000, 300_000]);

    [Fact]
    public void A_balloon_is_left_to_the_last_payment() =>
        Principal(new() { Style = AmortisationStyle.Straight, BalloonShare = 0.2 }).ShouldBe([240_000, 240_000, 240_000, 480_000]);

    [Fact]
    public void Bullet_pays_at_maturity() => Principal(new() { Style = AmortisationStyle.Bullet }).ShouldBe([0, 0, 0, 1_200_000]);

    /// <summary>Months before principal is first repaid: the payment at their end still pays interest only.</summary>
    [Theory]
    [InlineData(0, new double[] { 300_000, 300_000, 300_000, 300_000 })]
    [InlineData(2, new double[] { 300_000, 300_000, 300_000, 300_000 })]
    [InlineData(3, new double[] { 0, 400_000, 400_000, 400_000 })]
    [InlineData(4, new double[] { 0, 400_000, 400_000, 400_000 })]
    [InlineData(60, new double[] { 0, 0, 0, 1_200_000 })]
    public void Interest_only_months_run_from_the_draw(int months, double[] expected) =>
        Principal(new() { Style = AmortisationStyle.Straight, InterestOnlyMonths = months }).ShouldBe(expected);

    [Fact]
    public void Level_pays_the_annuity_and_leaves_the_balloon()
    {
        var result = Run(new() { Style = AmortisationStyle.Level, BalloonShare = 0.25 });

        // (1,200,000 - 300,000 / 1.02^4) / annuity factor of 4 periods at 2 %.
        var annuity = (1 - Math.Pow(1.02, -4)) / 0.02;
        var payment = (1_200_000 - (300_000 / Math.Pow(1.02, 4))) / annuity;
        for (var quarter = 1; quarter <= 3; quarter++)
            (result.Loan.InterestPaid[3 * quarter] + result.Loan.Principal[3 * quarter]).ShouldBe(payment, 1e-6);
        result.Loan.Balance[9].ShouldBe((300_000 + payment) / 1.02, 1e-6);
        result.Limit("balloon").Reason.ShouldStartWith("25 %");
    }

    [Fact]
    public void Capitalised_interest_is_added_until_its_day()
    {
        var deal = Deal(new() { Style = AmortisationStyle.Straight });
        deal = deal with { Facility = deal.Facility with { Interest = deal.Facility.Interest with { CapitalisedUntil = new(2026, 5, 30) } } };

        var loan = TestDeals.Run(deal).Loan;

        // First quarter whole; of the second, 45 of 90 days, the rest paid with the first principal.
        loan.InterestCapitalised[3].ShouldBe(24_000, 1e-6);
        loan.InterestPaid[3].ShouldBe(0);
        loan.InterestCapitalised[6].ShouldBe(1_224_000 * 0.02 / 2, 1e-6);
        loan.InterestPaid[6].ShouldBe(1_224_000 * 0.02 / 2, 1e-6);
        loan.Principal[6].ShouldBe(1_236_240 / 3.0, 1e-6);
        loan.Balance[12].ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Custom_amounts_are_cut_in_proportion_and_the_rest_is_due_at_maturity()
    {
        var deal = Deal(new()
        {
            Style = AmortisationStyle.Custom,
            Custom = [new() { Date = new(2026, 4, 15), Amount = Money.Usd(600_000) }, new() { Date = new(2026, 10, 14), Amount = Money.Usd(300_000) }],
        });

        var half = TestDeals.Run(deal with { Sizing = deal.Sizing with { Commitment = new() { Hold = Money.Usd(600_000) } } });

        half.Loan.Principal[3].ShouldBe(300_000, 1e-6);
        half.Loan.Principal[9].ShouldBe(150_000, 1e-6);
        half.Loan.Principal[12].ShouldBe(150_000, 1e-6);
        half.Limit("balloon").Allows.ShouldBe(0);
    }

    [Fact]
    public void Custom_amounts_that_repay_more_than_the_loan_are_refused() =>
        Should.Throw<NotComputableException>(() => Principal(new()
        {
            Style = AmortisationStyle.Custom,
            Custom = [new() { Date = new(2026, 4, 15), Amount = Money.Usd(1_200_001) }],
        })).Reason.ShouldContain("1,200,001");

    [Fact]
    public void Sculpting_passes_a_period_without_cash_and_makes_up_for_it()
    {
        var deal = Deal(new() { Style = AmortisationStyle.Sculpted }) with
        {
            OtherCashFlows =
            [
                TestDeals.Cash(new(2026, 4, 15), 500_000), TestDeals.Cash(new(2026, 7, 15), -100_000),
                TestDeals.Cash(new(2026, 10, 15), 500_000), TestDeals.Cash(new(2027, 1, 15), 500_000),
            ],
        };

        var result = TestDeals.Run(deal);

        result.Loan.Principal[6].ShouldBe(0);
        result.Loan.InterestPaid[6].ShouldBeGreaterThan(0);
        result.Loan.Balance[12].ShouldBe(0, 1e-6);
        result.Limit("debt-service-coverage").Allows.ShouldBe(0);
        var service = result.Coverage.DebtService;
        (service[0].Interest + service[0].Principal).ShouldBe(service[2].Interest + service[2].Principal, 1e-3);
        (service[2].Interest + service[2].Principal).ShouldBe(service[3].Interest + service[3].Principal, 1e-3);
    }

    /// <summary>CoreWeave DDTL 2.0: the greater of the payment to the level contracted cash supports and the payment to depreciated cost.</summary>
    [Fact]
    public void Greater_of_names_the_leg_that_binds()
    {
        // Cost of 1,000,000 on four years falls 62,500 a quarter; cash supports much more until its last year.
        var deal = Deal(new() { Style = AmortisationStyle.GreaterOf, DepreciationLifeYears = 4 }, months: 36) with
        {
            Lots = [TestDeals.Lot("L1", 20, Closing)],
            OtherCashFlows = [.. Enumerable.Range(1, 12).Select(q => TestDeals.Cash(Closing.AddMonths(3 * q), 180_000))],
        };
        deal = deal with { Facility = deal.Facility with { Commitment = Money.Usd(1_000_000) } };

        var result = TestDeals.Run(deal);

        var steps = result.Loan.GreaterOf;
        steps.Count.ShouldBe(12);
        steps[0].SupportedByCost.ShouldBe(937_500, 1e-6);
        steps[0].CostBinds.ShouldBeTrue();
        steps[^1].CostBinds.ShouldBeFalse();
        for (var quarter = 1; quarter <= 12; quarter++)
            result.Loan.Balance[3 * quarter].ShouldBe(Math.Min(steps[quarter - 1].SupportedByCash, steps[quarter - 1].SupportedByCost), 1e-6);
        result.Loan.Balance[36].ShouldBe(0);
    }

    /// <summary>Repayment follows the depreciated cost that also caps the loan: on payment dates the cap is met exactly by every loan, so funding decides.</summary>
    [Fact]
    public void Greater_of_allows_the_largest_of_the_loans_that_meet_a_cap_exactly()
    {
        var deal = Deal(new() { Style = AmortisationStyle.GreaterOf, DepreciationLifeYears = 6 }, months: 36) with
        {
            Lots = [TestDeals.Lot("L1", 20, Closing)],
            OtherCashFlows = [.. Enumerable.Range(1, 12).Select(q => TestDeals.Cash(Closing.AddMonths(3 * q), 1_000_000))],
        };
        deal = deal with { Facility = deal.Facility with { PaymentFrequency = PaymentFrequency.Monthly } };

        var limit = TestDeals.Run(deal).Limit("depreciated-cost");

        limit.Allows!.Value.ShouldBe(1_000_000, 0.01);
        limit.Month.ShouldBe(0);
    }

    private static double[] Principal(AmortisationTerms terms)
    {
        var loan = Run(terms).Loan;
        return [.. Enumerable.Range(1, 4).Select(quarter => Math.Round(loan.Principal[3 * quarter], 6))];
    }

    private static UnderwritingResult Run(AmortisationTerms terms) => TestDeals.Run(Deal(terms));

    private static DealCase Deal(AmortisationTerms terms, int months = 12) => TestDeals.LoanOnly(1_200_000, new()
    {
        TenorMonths = months,
        Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08, DayCount = "30E/360" },
        Amortisation = terms,
    }) with
    { ClosingDate = Closing, Costs = new(), Sizing = TestDeals.CommitmentOnly with { Balloon = new() { Status = LimitStatus.ShownOnly } } };
}
