using GpuLending.Engine.Loans;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>The workings of commitment and prepayments give their figures again.</summary>
public sealed class LoanWorkingsTests
{
    private static readonly DealCase Deal = QuarterLoan.Deal(QuarterLoan.Straight with
    {
        Kind = FacilityKind.DelayedDrawTermLoan,
        Commitment = Money.Usd(2_000_000),
        CommitmentSteps = [new() { Date = QuarterLoan.Date(1), Amount = Money.Usd(500_000) }],
        AvailabilityEnd = QuarterLoan.Date(2),
        Draws = new() { Kind = DrawPlanKind.Entered, Entered = [new() { Date = QuarterLoan.Closing, Amount = Money.Usd(1_200_000) }] },
        Prepayment = new()
        {
            Premium = new() { PremiumSteps = [new() { Until = QuarterLoan.Date(8), Share = 0.01 }] },
            Voluntary = [new() { Date = QuarterLoan.Date(2), Amount = Money.Usd(300_000) }, new() { Date = QuarterLoan.Date(2), Amount = Money.Usd(50_000), WithoutPremium = true }],
        },
    });

    private static readonly UnderwritingResult Result = TestDeals.Run(Deal);

    [Fact]
    public void What_is_prepaid_is_the_sum_of_its_inputs()
    {
        var working = Explain("loan/prepaid/6");

        working.Value.ShouldBe(350_000, 1e-6);
        working.Inputs.Sum(input => input.Value).ShouldBe(working.Value, 1e-6);
    }

    /// <summary>350,000 of which 50,000 is free: 1 % of 300,000.</summary>
    [Fact]
    public void The_premium_is_principal_times_its_share()
    {
        var working = Explain("loan/premium/6");

        working.Value.ShouldBe(3_000, 1e-6);
        working.Inputs.Chunk(2).Sum(pair => pair[0].Value * pair[1].Value).ShouldBe(working.Value, 1e-6);
    }

    [Theory]
    [InlineData(0, 2_000_000)]
    [InlineData(3, 2_500_000)]
    [InlineData(6, 2_500_000)]
    [InlineData(7, 1_200_000)]
    public void What_is_committed_follows_from_its_inputs(int month, double expected)
    {
        var working = Explain($"loan/committed/{month}");

        working.Value.ShouldBe(expected, 1e-6);
        var (open, drawn, steps, sized) = (working.Inputs[0].Value, working.Inputs[1].Value, working.Inputs[2].Value, working.Inputs[3].Value);
        (open == 1 ? Math.Max(drawn, Math.Min(steps, sized)) : drawn).ShouldBe(working.Value, 1e-6);
    }

    [Fact]
    public void Principal_of_the_base_run_holds_what_is_prepaid() =>
        Explain("loan/principal/6").Inputs.Sum(input => input.Value).ShouldBe(Result.Loan.Principal[6], 1e-6);

    [Fact]
    public void A_loan_without_prepayments_has_no_such_figure() =>
        Should.Throw<ArgumentException>(() => FigureWorkings.Explain(QuarterLoan.Deal(QuarterLoan.Straight), TestDeals.Market, QuarterLoan.Run(QuarterLoan.Straight), "loan/prepaid/6"));

    private static Working Explain(string figure) => FigureWorkings.Explain(Deal, TestDeals.Market, Result, figure);
}
