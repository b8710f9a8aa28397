using GpuLending.Engine.Loans;
using GpuLending.Engine.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

public sealed class InterestAndFeeTests
{
    [Theory]
    [InlineData(0.00, 0.0365 + 0.05)]
    [InlineData(0.0365, 0.0365 + 0.05)]
    [InlineData(0.04, 0.04 + 0.05)]
    public void The_floor_is_under_the_base_rate(double floor, double rate)
    {
        var result = TestDeals.Run(Loan(new() { MarginPerAnnum = 0.05, FloorPerAnnum = floor }));

        result.Returns.RateAtClosing.ShouldBe(rate, 1e-12);
        result.Returns.BaseRateAtClosing!.Value.ShouldBe(0.0365, 1e-12);
        result.Loan.InterestPaid[3].ShouldBe(1_000_000 * rate * 90 / 360, 1e-6);
    }

    [Fact]
    public void The_rate_is_set_at_the_start_of_each_period()
    {
        ForwardPillar[] pillars =
        [
            new(new(2027, 3, 30), 0.01, true, ""), new(new(2027, 3, 31), 0.02, true, ""), new(new(2027, 4, 1), 0.03, true, ""),
        ];
        var market = TestDeals.Market with { BaseRates = new Dictionary<string, ForwardCurve> { ["SOFR"] = new() { Pillars = pillars } } };

        var rate = TestDeals.Run(Loan(new() { MarginPerAnnum = 0.05 }), market: market).Loan.RatePerAnnum;

        rate[1].ShouldBe(0.06, 1e-12);
        rate[3].ShouldBe(0.06, 1e-12);
        rate[4].ShouldBe(0.07, 1e-12);
        rate[7].ShouldBe(0.08, 1e-12);
    }

    [Fact]
    public void A_rate_shock_moves_floating_interest_by_the_shock_and_fixed_not_at_all()
    {
        var shock = new Engine.Scenarios.Scenario { Name = "+300 bp", RateShift = 0.03 };
        var floating = Loan(new() { MarginPerAnnum = 0.05 });
        var isFixed = Loan(new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08 });
        var cash = new[] { TestDeals.Cash(new(2027, 3, 31), 10_000_000) };

        var extra = TestDeals.Run(floating with { OtherCashFlows = cash }, shock).Loan.InterestPaid[3] - TestDeals.Run(floating).Loan.InterestPaid[3];

        extra.ShouldBe(1_000_000 * 0.03 * 90 / 360, 1e-6);
        TestDeals.Run(isFixed, shock).Loan.InterestPaid.ShouldBe(TestDeals.Run(isFixed).Loan.InterestPaid);
    }

    [Fact]
    public void An_unknown_index_or_day_count_is_refused_by_name()
    {
        Should.Throw<NotComputableException>(() => TestDeals.Run(Loan(new() { Index = "EURIBOR" }))).Reason.ShouldContain("EURIBOR");
        Should.Throw<NotComputableException>(() => TestDeals.Run(Loan(new() { DayCount = "ACT/364" }))).Reason.ShouldContain("ACT/364");
    }

    [Fact]
    public void Fees_are_paid_and_counted()
    {
        var deal = Loan(new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08 });
        deal = deal with
        {
            Facility = deal.Facility with
            {
                Fees = new() { OriginalIssueDiscount = 0.01, Upfront = 0.02, Exit = 0.005, AgencyPerAnnum = Money.Usd(40_000) },
            },
        };

        var result = TestDeals.Run(deal);

        result.Loan.Fees[3].ShouldBe(10_000, 1e-6);
        result.Loan.Fees[12].ShouldBe(10_000 + 5_000, 1e-6);
        result.Returns.TotalFees.ShouldBe(10_000 + 20_000 + 40_000 + 5_000, 1e-6);
        result.Schedule.Payments.Sum(row => row.Fees.Amount).ShouldBe(45_000m);
        // Lender: pays 990,000 less 20,000 fee, gets interest and principal with the exit fee; the agent's 40,000 are not the lender's.
        result.Returns.MultipleOnInvestedCapital!.Value.ShouldBe((20_000 + result.Returns.TotalInterest + 1_005_000) / 990_000, 1e-9);
        result.Returns.LenderXirr!.Value.ShouldBeGreaterThan(0.11);
        result.Returns.WeightedAverageLifeYears!.Value.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void A_par_loan_yields_its_rate()
    {
        // 30E/360 on the 15th, quarterly 2 %: nominal 8 %, effective 8.243 % on equal quarters; XIRR counts days over 365 and differs by a few hundredths.
        var deal = Loan(new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08, DayCount = "30E/360" }) with { ClosingDate = new(2026, 1, 15) };

        var returns = TestDeals.Run(deal).Returns;

        returns.LenderXirr!.Value.ShouldBe(0.0824, 0.0003);
        returns.NominalYield!.Value.ShouldBe(0.0800, 0.0003);
    }

    [Fact]
    public void Lenders_parts_sum_to_the_loan()
    {
        var deal = Loan(new()) with
        {
            Lenders = [new() { Lender = "A", Share = 1 / 3.0 }, new() { Lender = "B", Share = 1 / 3.0 }, new() { Lender = "C", Share = 1 / 3.0 }],
        };

        var parts = TestDeals.Run(deal).Returns.Lenders;

        parts.Sum(part => part.Amount.Amount).ShouldBe(1_000_000m);
        Should.Throw<NotComputableException>(() => TestDeals.Run(deal with { Lenders = [new() { Lender = "A", Share = 0.9 }] })).Reason.ShouldContain("90 %");
    }

    private static DealCase Loan(InterestTerms interest) => TestDeals.LoanOnly(1_000_000, new()
    {
        TenorMonths = 12,
        Interest = interest,
        Amortisation = new() { Style = AmortisationStyle.Bullet, BalloonReason = "test" },
    });
}
