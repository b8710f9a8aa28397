using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Sizing;

/// <summary>Each limit on the plain deal: 1,000 H100 at 50,000, one A- contract for five years, 60 months, 8 %.</summary>
public sealed class LimitTests
{
    [Fact]
    public void Every_limit_is_listed_whatever_it_is_to_the_loan()
    {
        var result = TestDeals.Run(TestDeals.Plain);

        result.Sizing.Limits.Count.ShouldBe(8);
        result.Sizing.Limits.ShouldAllBe(limit => limit.Reason.Length > 10);
        result.Sizing.Binding!.Key.ShouldBe("advance-on-cost");
        result.Sizing.LoanSize.ShouldBe(Money.Usd(40_000_000));
        result.Limit("loan-to-value").Status.ShouldBe(LimitStatus.ShownOnly);
    }

    [Fact]
    public void A_limit_shown_only_does_not_hold_the_loan_and_shows_negative_headroom()
    {
        var result = TestDeals.Run(TestDeals.Plain with
        {
            Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(39_000_000) },
            Sizing = TestDeals.CommitmentOnly,
        });

        result.Sizing.LoanSize.ShouldBe(Money.Usd(39_000_000));
        // OLV is 70 % of 50m, 80 % of it 28m.
        result.Limit("loan-to-value").Allows!.Value.ShouldBeLessThanOrEqualTo(28_000_000);
        result.Limit("loan-to-value").Headroom!.Value.ShouldBeLessThan(0);
    }

    [Fact]
    public void Loan_to_value_on_funding_dates_only_looks_at_closing()
    {
        var sizing = TestDeals.CommitmentOnly with { LoanToValue = new() { Maximum = 0.8, EveryDate = false } };

        var result = TestDeals.Run(TestDeals.Plain with { Sizing = sizing });

        result.Sizing.LoanSizeUnrounded.ShouldBe(0.8 * 0.7 * 50_000_000, 1e-3);
        result.Sizing.Binding!.Month.ShouldBe(0);
    }

    [Fact]
    public void Financing_cost_is_solved_with_the_loan()
    {
        var deal = TestDeals.Plain with
        {
            Facility = TestDeals.Plain.Facility with
            {
                Fees = new() { OriginalIssueDiscount = 0.01, Upfront = 0.02 },
                Interest = TestDeals.Plain.Facility.Interest with { CapitalisedUntil = new(2027, 6, 30) },
            },
            Sizing = TestDeals.CommitmentOnly with { AdvanceOnCost = new() { AdvanceRate = 0.8, FinancingCostEligible = true } },
        };

        var result = TestDeals.Run(deal);

        var loan = result.Sizing.LoanSizeUnrounded;
        var financing = (0.03 * loan) + result.Loan.InterestCapitalised.Sum();
        loan.ShouldBe(0.8 * (50_000_000 + financing), 1e-3);
    }

    [Theory]
    // Public anchors of the grid: an A3 deal 90 %, a Ba2 deal 71.42 %; contracted revenue 109.5m over 50m of cost.
    [InlineData("A-", 60, 0.90)]
    [InlineData("AAA", 60, 0.90)]
    [InlineData("BB", 60, 0.60)]
    [InlineData("BB-", 60, 0.7142)]
    [InlineData("BBB-", 60, 0.80)]
    [InlineData("B+", 60, 0.60)]
    [InlineData("NR", 60, 0.60)]
    [InlineData("A-", 67, 0.85)]
    [InlineData("NR", 61, 0.55)]
    public void The_grid_reads_rating_cover_and_tenor(string rating, int tenor, double advance)
    {
        var deal = TestDeals.Plain with
        {
            Contracts = [TestDeals.Contract("C1", 1000, end: new(2033, 12, 31)) with { CustomerRating = rating }],
            Facility = TestDeals.Plain.Facility with { TenorMonths = tenor, PaymentFrequency = PaymentFrequency.Monthly },
            Sizing = TestDeals.CommitmentOnly with { AdvanceOnCost = new() },
        };

        var result = TestDeals.Run(deal);

        result.Sizing.LoanSizeUnrounded.ShouldBe((rating == "BB" ? 0.7142 : advance) * 50_000_000, 1e-3);
    }

    [Fact]
    public void One_weak_customer_is_not_hidden_by_a_strong_one()
    {
        // Half A- (factor 180), half CCC (6,500): weighted 3,340, a B-: only the unrated rows admit it.
        var deal = TestDeals.Plain with
        {
            Contracts = [TestDeals.Contract("C1", 500), TestDeals.Contract("C2", 500) with { CustomerRating = "CCC" }],
            Sizing = TestDeals.CommitmentOnly with { AdvanceOnCost = new() },
        };

        TestDeals.Run(deal).Sizing.LoanSizeUnrounded.ShouldBe(0.60 * 50_000_000, 1e-3);
    }

    [Theory]
    [InlineData("2030-12-30", false)]
    [InlineData("2030-12-31", true)]
    [InlineData("2031-01-01", true)]
    public void Debt_more_than_twelve_months_past_the_contracts_is_not_lent(string end, bool lent)
    {
        var deal = TestDeals.Plain with
        {
            Contracts = [TestDeals.Contract("C1", 1000, end: DateOnly.Parse(end, null))],
            Facility = TestDeals.Plain.Facility with { Amortisation = new() { Style = AmortisationStyle.Straight } },
        };

        var result = TestDeals.Run(deal with { Sizing = TestDeals.CommitmentOnly with { AdvanceOnCost = new() { AdvanceRate = 0.5 }, Tenor = new() } });

        (result.Sizing.LoanSizeUnrounded > 0).ShouldBe(lent);
        if (!lent)
        {
            result.Sizing.Binding!.Key.ShouldBe("tenor");
            result.Alerts.ShouldContain(alert => alert.Code == "nothing-lent");
        }
    }

    [Fact]
    public void A_balloon_without_a_reason_allows_nothing()
    {
        DealCase Deal(string? reason) => TestDeals.Plain with
        {
            Facility = TestDeals.Plain.Facility with { Amortisation = new() { Style = AmortisationStyle.Straight, BalloonShare = 0.1, BalloonReason = reason } },
            Sizing = TestDeals.CommitmentOnly with { AdvanceOnCost = new() { AdvanceRate = 0.5 }, Balloon = new() },
        };

        TestDeals.Run(Deal(null)).Sizing.LoanSize.ShouldBe(Money.Usd(0));
        TestDeals.Run(Deal("Sponsor's guarantee")).Sizing.LoanSize.ShouldBe(Money.Usd(25_000_000));
    }

    [Fact]
    public void Debt_service_without_cash_says_which_period()
    {
        var deal = TestDeals.Plain with
        {
            Contracts = [TestDeals.Contract("C1", 1000, new(2027, 6, 30), new(2032, 6, 30))],
            Sizing = TestDeals.Plain.Sizing with { DebtServiceCoverage = new() },
        };

        var starved = TestDeals.Run(deal);
        var capitalised = TestDeals.Run(deal with
        {
            Facility = deal.Facility with { Interest = deal.Facility.Interest with { CapitalisedUntil = new(2027, 6, 30) } },
        });

        starved.Sizing.LoanSize.ShouldBe(Money.Usd(0));
        starved.Sizing.Binding!.Reason.ShouldContain("31 Mar 2027");
        capitalised.Sizing.LoanSizeUnrounded.ShouldBeGreaterThan(30_000_000);
    }

    [Fact]
    public void The_hold_caps_what_is_asked_for()
    {
        var deal = TestDeals.Plain with
        {
            Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(20_000_000) },
            Sizing = TestDeals.CommitmentOnly with { Commitment = new() { Hold = Money.Usd(15_000_000) } },
        };

        TestDeals.Run(deal).Sizing.LoanSize.ShouldBe(Money.Usd(15_000_000));
    }

    [Fact]
    public void Thin_history_takes_the_policys_haircut()
    {
        var thin = TestDeals.Run(TestDeals.Plain, market: TestDeals.Market with { Quotes = [] });
        var thick = TestDeals.Run(TestDeals.Plain);

        thin.Collateral.MarkedValue[0].ShouldBe(0.85 * thick.Collateral.MarkedValue[0], 1e-3);
        thin.Alerts.ShouldContain(alert => alert.Code == "thin-history" && alert.Message.Contains("H100-SXM-80GB"));
        thick.Alerts.ShouldNotContain(alert => alert.Code == "thin-history");
    }

    [Fact]
    public void Contracts_for_more_than_the_fleet_are_shared_and_said()
    {
        var oversold = TestDeals.Run(TestDeals.Plain with { Contracts = [TestDeals.Contract("C1", 1000), TestDeals.Contract("C2", 500)] });

        oversold.Alerts.ShouldContain(alert => alert.Code == "contracts-exceed-fleet" && alert.Message.Contains("1,500"));
        oversold.Cashflow.ContractedRevenue[12].ShouldBe(TestDeals.Run(TestDeals.Plain).Cashflow.ContractedRevenue[12], 1e-6);
        TestDeals.Run(TestDeals.Plain).Alerts.ShouldNotContain(alert => alert.Code == "contracts-exceed-fleet");
    }

    [Fact]
    public void Loan_to_value_holds_in_every_month_not_only_on_payment_dates()
    {
        var deal = TestDeals.Plain with
        {
            Sizing = TestDeals.CommitmentOnly with { LoanToValue = new() { Status = LimitStatus.Applied, Maximum = 0.65 } },
        };

        TestDeals.Run(deal).Coverage.LoanToValue.ShouldAllBe(ratio => ratio == null || ratio <= 0.65 + 1e-9);
    }
}
