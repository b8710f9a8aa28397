using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

/// <summary>One clock per draw. Closing 31 December 2026, quarterly.</summary>
public sealed class DrawTests
{
    [Fact]
    public void Each_draw_is_repaid_on_its_own_clock()
    {
        var result = TestDeals.Run(Drawn((new(2026, 12, 31), 120), (new(2027, 6, 30), 60)));

        var (first, second) = (result.Schedule.Draws[0], result.Schedule.Draws[1]);
        first.Maturity.ShouldBe(new DateOnly(2027, 12, 31));
        second.Maturity.ShouldBe(new DateOnly(2028, 6, 30));
        first.Payments.Skip(1).Select(row => row.Principal.Amount).ShouldBe([30, 30, 30, 30]);
        second.Payments.Skip(1).Select(row => row.Principal.Amount).ShouldBe([15, 15, 15, 15]);
        result.Loan.Balance[6].ShouldBe(60 + 60, 1e-9);
        result.Loan.FinalMaturity.ShouldBe(new DateOnly(2028, 6, 30));
    }

    /// <summary>A draw the day before, on and after the payment date of 31 March 2027: interest runs from its day, and on the day itself belongs to the next period.</summary>
    [Theory]
    [InlineData("2027-03-30", 1, 91)]
    [InlineData("2027-03-31", 0, 91)]
    [InlineData("2027-04-01", 0, 90)]
    public void Interest_runs_from_the_day_of_the_draw(string date, int firstDays, int secondDays)
    {
        var result = TestDeals.Run(Drawn((DateOnly.Parse(date, null), 1_000_000)));

        result.Loan.InterestPaid[3].ShouldBe(1_000_000 * 0.09 * firstDays / 360, 1e-6);
        var outstanding = firstDays > 0 ? 750_000 : 1_000_000;
        result.Loan.InterestPaid[6].ShouldBe(outstanding * 0.09 * secondDays / 360, 1e-6);
    }

    /// <summary>Tenor of a draw between payment dates: the last payment is the one on or before its anniversary.</summary>
    [Theory]
    [InlineData("2027-03-30", "2027-12-31")]
    [InlineData("2027-03-31", "2028-03-31")]
    [InlineData("2027-04-01", "2028-03-31")]
    public void Maturity_is_the_payment_date_on_or_before_the_tenor(string date, string maturity) =>
        TestDeals.Run(Drawn((DateOnly.Parse(date, null), 1_000_000))).Schedule.Draws[0].Maturity.ShouldBe(DateOnly.Parse(maturity, null));

    [Fact]
    public void No_draw_lives_past_the_final_maturity()
    {
        var deal = Drawn((new(2026, 12, 31), 120), (new(2027, 6, 30), 60));

        var result = TestDeals.Run(deal with { Facility = deal.Facility with { FinalMaturity = new(2028, 2, 15) } });

        result.Schedule.Draws[1].Maturity.ShouldBe(new DateOnly(2027, 12, 31));
        result.Schedule.Draws[1].Payments.Skip(1).Select(row => row.Principal.Amount).ShouldBe([30, 30]);
    }

    [Fact]
    public void Draws_follow_deliveries_by_eligible_cost()
    {
        var deal = TestDeals.Plain with
        {
            Lots = [TestDeals.Lot("L1", 600, new(2026, 6, 1)), TestDeals.Lot("L2", 300, new(2027, 3, 31)), TestDeals.Lot("L3", 100, new(2027, 5, 15))],
            Facility = TestDeals.Plain.Facility with { Draws = new() { Kind = DrawPlanKind.FollowDeliveries } },
            Sizing = TestDeals.CommitmentOnly with { AdvanceOnCost = new() { AdvanceRate = 0.8 } },
        };

        var result = TestDeals.Run(deal);

        result.Sizing.LoanSize.ShouldBe(Money.Usd(40_000_000));
        result.Schedule.Draws.Select(draw => (draw.Date, draw.Amount.Amount)).ShouldBe(
            [(new DateOnly(2026, 12, 31), 24_000_000m), (new DateOnly(2027, 3, 31), 12_000_000m), (new DateOnly(2027, 5, 15), 4_000_000m)]);
        // A late fleet does not move the loan.
        var late = TestDeals.Run(deal, new() { Name = "Three months late", DelayMonths = 3 });
        late.Loan.Drawn.ShouldBe(result.Loan.Drawn);
        late.Cashflow.ContractedRevenue[4].ShouldBeLessThan(result.Cashflow.ContractedRevenue[4]);
    }

    [Fact]
    public void Draws_are_cut_in_proportion_when_a_limit_allows_less()
    {
        var deal = Drawn((new(2026, 12, 31), 120), (new(2027, 6, 30), 60));

        var result = TestDeals.Run(deal with { Sizing = deal.Sizing with { Commitment = new() { Hold = Money.Usd(90) } } });

        result.Schedule.Draws.Select(draw => draw.Amount.Amount).ShouldBe([60, 30]);
    }

    [Fact]
    public void A_draw_after_availability_ends_is_refused()
    {
        var deal = Drawn((new(2026, 12, 31), 120), (new(2027, 6, 30), 60));

        Should.Throw<NotComputableException>(() => TestDeals.Run(deal with { Facility = deal.Facility with { AvailabilityEnd = new(2027, 6, 29) } }))
            .Reason.ShouldContain("availability");
        TestDeals.Run(deal with { Facility = deal.Facility with { AvailabilityEnd = new(2027, 6, 30) } }).Schedule.Draws.Count.ShouldBe(2);
    }

    private static DealCase Drawn(params (DateOnly Date, decimal Amount)[] draws) => TestDeals.LoanOnly(0, new()
    {
        Commitment = Money.Usd(draws.Sum(draw => draw.Amount)),
        TenorMonths = 12,
        Draws = new() { Kind = DrawPlanKind.Entered, Entered = [.. draws.Select(draw => new PlannedDraw { Date = draw.Date, Amount = Money.Usd(draw.Amount) })] },
        Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.09 },
        Amortisation = new() { Style = AmortisationStyle.Straight },
    });
}
