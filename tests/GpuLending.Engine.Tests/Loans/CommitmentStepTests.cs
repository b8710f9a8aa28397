using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>CoreWeave DDTL 4.0's shape: a commitment that rises once assets operate. 750,000 from closing, 100,000 more from the second payment date.</summary>
public sealed class CommitmentStepTests
{
    [Fact]
    public void A_draw_waits_for_its_step()
    {
        // Before the step 800,000 is asked for: 750,000 is committed, so every draw is cut by the same share.
        var early = Run([(QuarterLoan.Closing, 400_000), (QuarterLoan.Date(2).AddDays(-1), 400_000), (QuarterLoan.Date(2), 50_000)]);
        var late = Run([(QuarterLoan.Closing, 400_000), (QuarterLoan.Date(2), 450_000)]);

        early.Sizing.LoanSizeUnrounded.ShouldBe(850_000 * 750.0 / 800, 1e-6);
        early.Sizing.Binding!.Key.ShouldBe("commitment");
        early.Sizing.Binding!.Reason.ShouldContain("750,000");
        late.Sizing.LoanSizeUnrounded.ShouldBe(850_000, 1e-6);
    }

    /// <summary>Undrawn 350,000 for two quarters, then 450,000 for 30 days of the third: 90, 91 and 30 days from 15 January 2026.</summary>
    [Fact]
    public void The_undrawn_fee_follows_the_steps()
    {
        var result = Run([(QuarterLoan.Closing, 400_000)], fees: 0.01, until: QuarterLoan.Date(2).AddDays(30));

        var expected = 0.01 * ((350_000 * 90) + (350_000 * 91) + (450_000 * 30)) / 360.0;
        result.Loan.Fees.Sum().ShouldBe(expected, 1e-6);
        result.Sizing.Commitment.ShouldBe(Money.Usd(850_000));
        result.Loan.Committed[5].ShouldBe(750_000);
        result.Loan.Committed[6].ShouldBe(850_000);
        result.Loan.Committed[8].ShouldBe(400_000, 1e-6);
    }

    [Fact]
    public void Draws_that_are_never_made_leave_the_commitment_undrawn()
    {
        var result = Run([(QuarterLoan.Closing, 100_000)], fees: 0.01, until: QuarterLoan.Date(1));

        result.Sizing.LoanSize.ShouldBe(Money.Usd(100_000));
        result.Loan.Fees.Sum().ShouldBe(0.01 * 650_000 * 90 / 360, 1e-6);
        result.Loan.Drawn.Sum().ShouldBe(100_000, 1e-6);
    }

    private static UnderwritingResult Run((DateOnly Date, decimal Amount)[] draws, double fees = 0, DateOnly? until = null) => QuarterLoan.Run(QuarterLoan.Straight with
    {
        Kind = FacilityKind.DelayedDrawTermLoan,
        Commitment = Money.Usd(750_000),
        CommitmentSteps = [new() { Date = QuarterLoan.Date(2), Amount = Money.Usd(100_000), Condition = "Assets operate." }],
        AvailabilityEnd = until ?? QuarterLoan.Date(3),
        Draws = new() { Kind = DrawPlanKind.Entered, Entered = [.. draws.Select(draw => new PlannedDraw { Date = draw.Date, Amount = Money.Usd(draw.Amount) })] },
        Fees = new() { UndrawnPerAnnum = fees },
    });
}
