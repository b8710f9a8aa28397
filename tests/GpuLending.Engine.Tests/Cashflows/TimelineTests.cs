using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Cashflows;

public sealed class TimelineTests
{
    [Theory]
    // Month ends stay month ends: 28 February is followed by 31 March, 29 February of a leap year is met.
    [InlineData("2026-02-28", null, 1, "2026-03-31")]
    [InlineData("2026-02-28", null, 24, "2028-02-29")]
    [InlineData("2027-12-30", null, 2, "2028-02-29")]
    [InlineData("2026-01-15", null, 1, "2026-02-15")]
    // A first payment date off closing's days: month 1 is the first date whole months before it that lies after closing.
    [InlineData("2026-01-15", "2026-03-31", 1, "2026-01-31")]
    [InlineData("2026-01-15", "2026-03-31", 3, "2026-03-31")]
    [InlineData("2026-01-15", "2026-03-31", 4, "2026-04-30")]
    [InlineData("2026-01-15", "2026-02-10", 1, "2026-02-10")]
    public void Months_follow_closing_or_the_first_payment_date(string closing, string? firstPayment, int month, string date)
    {
        var result = Run(closing, firstPayment);

        result.Months[0].ShouldBe(DateOnly.Parse(closing, null));
        result.Months[month].ShouldBe(DateOnly.Parse(date, null));
    }

    [Theory]
    [InlineData("2026-01-15", "2026-03-31", "2026-03-31", "2026-06-30")]
    [InlineData("2026-01-15", null, "2026-04-15", "2026-07-15")]
    [InlineData("2026-01-15", "2026-08-15", "2026-08-15", "2026-11-15")]
    public void Payments_start_on_the_first_payment_date(string closing, string? firstPayment, string first, string second)
    {
        var payments = Run(closing, firstPayment).Coverage.DebtService;

        payments[0].Date.ShouldBe(DateOnly.Parse(first, null));
        payments[1].Date.ShouldBe(DateOnly.Parse(second, null));
    }

    [Fact]
    public void A_short_first_month_earns_its_days()
    {
        var deal = TestDeals.Plain with { ClosingDate = new(2026, 1, 15), Facility = TestDeals.Plain.Facility with { FirstPaymentDate = new(2026, 3, 31) } };
        deal = deal with
        {
            Lots = [TestDeals.Lot("L1", 1000, new(2026, 1, 1))],
            Contracts = [TestDeals.Contract("C1", 1000, new(2026, 1, 1))],
            Sizing = TestDeals.CommitmentOnly,
        };

        var revenue = TestDeals.Run(deal with { Facility = deal.Facility with { Commitment = Money.Usd(1_000_000) } }).Cashflow.ContractedRevenue;

        // [15 January, 31 January) of [31 December, 31 January).
        revenue[1].ShouldBe(1000 * 730 * 2.5 * 16 / 31, 1e-6);
        revenue[2].ShouldBe(1000 * 730 * 2.5, 1e-6);
    }

    [Fact]
    public void A_first_payment_on_or_before_closing_is_refused()
    {
        Should.Throw<NotComputableException>(() => Run("2026-01-15", "2026-01-15")).Reason.ShouldContain("first payment date");
        Should.Throw<NotComputableException>(() => Run("2026-01-15", "2026-01-14"));
    }

    [Fact]
    public void An_entered_amount_falls_into_the_period_that_ends_on_or_after_its_day()
    {
        DateOnly payment = new(2027, 3, 31);
        var deal = TestDeals.LoanOnly(1_000_000, new()
        {
            Interest = new() { Kind = RateKind.Fixed },
            Amortisation = new() { Style = AmortisationStyle.Straight },
        });

        foreach (var (days, month) in new[] { (-1, 3), (0, 3), (1, 4) })
        {
            var result = TestDeals.Run(deal with { OtherCashFlows = [TestDeals.Cash(payment.AddDays(days), 100)] });
            result.Cashflow.Cfads[month].ShouldBe(100, $"{days} days from the payment date");
            result.Coverage.DebtService[0].Cfads.ShouldBe(month == 3 ? 100 : 0);
        }
    }

    private static UnderwritingResult Run(string closing, string? firstPayment) => TestDeals.Run(TestDeals.LoanOnly(1_000_000, new()
    {
        TenorMonths = 36,
        FirstPaymentDate = firstPayment is null ? null : DateOnly.Parse(firstPayment, null),
        Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08 },
        Amortisation = new() { Style = AmortisationStyle.Straight },
    }) with
    { ClosingDate = DateOnly.Parse(closing, null) });
}
