using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>A bullet of 1,200,000 at 2 % a quarter over eight quarters, 400,000 of it prepaid.</summary>
public sealed class PrepaymentPremiumTests
{
    /// <summary>102 before the first anniversary, 101 before the second, par afterwards: the day before, on and after.</summary>
    [Theory]
    [InlineData(3, 8_000)]
    [InlineData(4, 4_000)]
    [InlineData(7, 4_000)]
    [InlineData(8, 0)]
    public void The_premium_steps_down(int payment, double expected) => Premium(Steps, payment).ShouldBe(expected, 1e-6);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_make_whole_at_the_loans_own_rate_costs_nothing(int payment) =>
        Premium(new() { MakeWholeUntil = QuarterLoan.Date(4), ReinvestmentRatePerAnnum = 0.05, SpreadPerAnnum = 0.03 }, payment).ShouldBe(0, 1e-6);

    /// <summary>Prepaid at payment 2, whole until payment 4: two coupons of 2 % and par at 1 % a quarter.</summary>
    [Fact]
    public void A_make_whole_is_the_present_value_of_what_is_lost()
    {
        var worth = (0.02 / 1.01) + (1.02 / (1.01 * 1.01));

        Premium(new() { MakeWholeUntil = QuarterLoan.Date(4), ReinvestmentRatePerAnnum = 0.035, SpreadPerAnnum = 0.005 }, 2).ShouldBe(400_000 * (worth - 1), 1e-6);
    }

    /// <summary>The price on the day the make-whole ends is the step of that day: 101.</summary>
    [Fact]
    public void A_make_whole_ends_at_the_step_of_its_last_day()
    {
        var worth = (0.02 / 1.01) + (1.03 / (1.01 * 1.01));

        Premium(Steps with { MakeWholeUntil = QuarterLoan.Date(4), ReinvestmentRatePerAnnum = 0.04 }, 2).ShouldBe(400_000 * (worth - 1), 1e-6);
    }

    /// <summary>Straight: 150,000 a quarter. At payment 6 of 8, 300,000 are left; whole to the end: 6,000 + 150,000, then 3,000 + 150,000.</summary>
    [Fact]
    public void A_make_whole_follows_the_remaining_instalments()
    {
        var result = QuarterLoan.Run(QuarterLoan.Straight with
        {
            Prepayment = new()
            {
                Voluntary = [new() { Date = QuarterLoan.Date(6), Amount = Money.Usd(60_000) }],
                Premium = new() { MakeWholeUntil = QuarterLoan.Date(20), ReinvestmentRatePerAnnum = 0.04 },
            },
        });

        var worth = ((156_000 / 1.01) + (153_000 / (1.01 * 1.01))) / 300_000;
        result.Loan.PrepaymentPremium.Sum().ShouldBe(60_000 * (worth - 1), 1e-6);
        result.Loan.Fees.Sum().ShouldBe(60_000 * (worth - 1), 1e-6);
        ((double)result.Schedule.Payments[6].Fees.Amount).ShouldBe(60_000 * (worth - 1), 0.005);
    }

    [Fact]
    public void The_lenders_earn_the_premium_and_nobody_pays_it_where_it_is_waived()
    {
        var charged = QuarterLoan.Run(Bullet(Steps, 2, atPar: false));
        var waived = QuarterLoan.Run(Bullet(Steps, 2, atPar: true));

        charged.Returns.LenderXirr!.Value.ShouldBeGreaterThan(waived.Returns.LenderXirr!.Value);
        waived.Loan.PrepaymentPremium.ShouldBeEmpty();
        waived.Returns.TotalFees.ShouldBe(0, 1e-9);
        charged.Returns.TotalFees.ShouldBe(8_000, 1e-6);
    }

    private static PrepaymentPremium Steps { get; } = new()
    {
        PremiumSteps = [new() { Until = QuarterLoan.Date(8), Share = 0.01 }, new() { Until = QuarterLoan.Date(4), Share = 0.02 }],
    };

    private static double Premium(PrepaymentPremium premium, int payment) => QuarterLoan.Run(Bullet(premium, payment, atPar: false)).Loan.Prepayments.Sum(made => made.Premium);

    private static Facility Bullet(PrepaymentPremium premium, int payment, bool atPar) => QuarterLoan.Straight with
    {
        Amortisation = new() { Style = AmortisationStyle.Bullet },
        TenorMonths = 30,
        Prepayment = new() { Premium = premium, Voluntary = [new() { Date = QuarterLoan.Date(payment), Amount = Money.Usd(400_000), WithoutPremium = atPar }] },
    };
}
