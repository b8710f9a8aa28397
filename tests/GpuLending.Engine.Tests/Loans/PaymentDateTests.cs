using CsCheck;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

public sealed class PaymentDateTests
{
    /// <summary>Payments at quarter ends of 2027: 31 March is a Wednesday, 30 June a Wednesday, 30 September a Thursday, 31 December a Friday. Of 2028: 30 September is
    /// a Saturday, 31 December a Sunday.</summary>
    [Theory]
    [InlineData(BusinessDayRule.Unadjusted, "2028-09-30", "2028-12-31")]
    [InlineData(BusinessDayRule.Following, "2028-10-02", "2029-01-02")]
    [InlineData(BusinessDayRule.ModifiedFollowing, "2028-09-29", "2028-12-29")]
    [InlineData(BusinessDayRule.Preceding, "2028-09-29", "2028-12-29")]
    public void Payments_move_to_business_days(BusinessDayRule rule, string september, string december)
    {
        var schedule = Run(new() { Rule = rule }).Schedule;

        schedule.Payments[7].Date.ShouldBe(Day(september));
        schedule.Payments[8].Date.ShouldBe(Day(december));
        schedule.Payments[7].DueDate.ShouldBe(rule == BusinessDayRule.Unadjusted ? null : Day("2028-09-30"));
        schedule.Payments[1].DueDate.ShouldBeNull();
    }

    [Theory]
    [InlineData(true, 94, 92)]
    [InlineData(false, 92, 92)]
    public void Interest_runs_to_the_day_that_is_moved_or_not(bool moves, int third, int fourth)
    {
        var result = Run(new() { Rule = BusinessDayRule.Following, InterestMoves = moves });

        result.Loan.InterestPaid[21].ShouldBe(1_000_000 * 0.08 * third / 360, 1e-9);
        result.Loan.InterestPaid[24].ShouldBe(1_000_000 * 0.08 * fourth / 360, 1e-9);
        ((double)result.Schedule.Payments[7].Interest.Amount).ShouldBe(result.Loan.InterestPaid[21], 0.005);
        result.Months[21].ShouldBe(Day("2028-09-30"));
        result.Loan.FinalMaturity.ShouldBe(Day("2029-01-02"));
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void Later_payment_days_lower_the_lenders_yield_when_interest_does_not_move()
    {
        var plain = Run(new()).Returns;
        var late = Run(new() { Rule = BusinessDayRule.Following, InterestMoves = false }).Returns;

        late.TotalInterest.ShouldBe(plain.TotalInterest, 1e-9);
        late.LenderXirr!.Value.ShouldBeLessThan(plain.LenderXirr!.Value);
        late.WeightedAverageLifeYears!.Value.ShouldBe(plain.WeightedAverageLifeYears!.Value + (2 / 365.0), 1e-12);
    }

    /// <summary>Closing on 28 February 2027: by the month-end rule payments follow on 31 May; by the same-day rule on the 28th.</summary>
    [Theory]
    [InlineData(EndOfMonthRule.MonthEnd, "2027-05-31", "2027-08-31")]
    [InlineData(EndOfMonthRule.SameDay, "2027-05-28", "2027-08-28")]
    public void Month_ends_follow_their_rule(EndOfMonthRule rule, string first, string second)
    {
        var schedule = TestDeals.Run(Loan(new() { EndOfMonth = rule }) with { ClosingDate = new(2027, 2, 28) }).Schedule;

        schedule.Payments[1].Date.ShouldBe(Day(first));
        schedule.Payments[2].Date.ShouldBe(Day(second));
        schedule.Payments[^1].Date.ShouldBe(Day(rule == EndOfMonthRule.MonthEnd ? "2029-02-28" : "2029-02-28"));
    }

    /// <summary>Closing 15 January 2027, first payment 31 March (a long first period of 75 days), last day 20 November 2028, between 30 September and 31 December.</summary>
    [Theory]
    [InlineData(FinalStub.None, "2028-09-30", 8, 92)]
    [InlineData(FinalStub.Short, "2028-11-20", 9, 51)]
    [InlineData(FinalStub.Long, "2028-11-20", 8, 143)]
    public void Stubs_at_both_ends(FinalStub stub, string last, int rows, int lastDays)
    {
        var deal = Loan(new() { FinalStub = stub }) with { ClosingDate = new(2027, 1, 15) };
        deal = deal with
        {
            Facility = deal.Facility with
            {
                FirstPaymentDate = new(2027, 3, 31),
                FinalMaturity = new(2028, 11, 20),
                Amortisation = new() { Style = AmortisationStyle.Bullet, BalloonReason = "test" },
            },
        };

        var result = TestDeals.Run(deal);
        var payments = result.Schedule.Payments;

        payments.Count.ShouldBe(rows);
        payments[1].Interest.ShouldBe(Money.Usd(Math.Round(1_000_000m * 0.08m * 75 / 360, 2)));
        payments[^1].Date.ShouldBe(Day(last));
        payments[^1].Interest.ShouldBe(Money.Usd(Math.Round(1_000_000m * 0.08m * lastDays / 360, 2)));
        payments[^1].Closing.IsZero.ShouldBeTrue();
        result.Loan.FinalMaturity.ShouldBe(Day(last));
        result.Loan.Balance[result.Months.ToList().IndexOf(Day(last))].ShouldBe(0, 1e-9);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    /// <summary>Payments on the 15th, last day Sunday 16 December 2029: both would be paid on Friday the 14th, or on Monday the 17th.</summary>
    [Theory]
    [InlineData(BusinessDayRule.Preceding, "2029-12-14")]
    [InlineData(BusinessDayRule.Following, "2029-12-17")]
    public void A_last_period_without_a_day_joins_the_one_before_it(BusinessDayRule rule, string last)
    {
        var deal = Loan(new() { Rule = rule, FinalStub = FinalStub.Short }) with { ClosingDate = new(2027, 12, 15) };
        deal = deal with { Facility = deal.Facility with { TenorMonths = 36, FinalMaturity = new(2029, 12, 16), PaymentFrequency = PaymentFrequency.Monthly } };

        var result = TestDeals.Run(deal);

        result.Schedule.Payments[^1].Date.ShouldBe(Day(last));
        result.Schedule.Payments[^2].Date.ShouldBe(Day("2029-11-15"));
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    /// <summary>The month in which the loan ends is there in two parts that sum to the month: no cash is lost or counted twice.</summary>
    [Fact]
    public void Cash_of_the_month_of_the_last_day_is_counted_once()
    {
        var plain = TestDeals.Plain with { Facility = TestDeals.Plain.Facility with { TenorMonths = 40, FinalMaturity = new(2030, 4, 10) } };
        var stub = plain with { Facility = plain.Facility with { PaymentDates = new() { FinalStub = FinalStub.Short } } };

        var (regular, ending) = (TestDeals.Run(plain), TestDeals.Run(stub));

        ending.Months.Count.ShouldBe(regular.Months.Count + 1);
        ending.Months.ShouldContain(new DateOnly(2030, 4, 10));
        ending.Cashflow.ContractedRevenue.Sum().ShouldBe(regular.Cashflow.ContractedRevenue.Sum(), 1e-3);
        ending.Cashflow.Cfads.Sum().ShouldBe(regular.Cashflow.Cfads.Sum(), 1e-3);
        ending.Coverage.DebtService[^1].Date.ShouldBe(new DateOnly(2030, 4, 10));
        ending.Coverage.DebtService[^1].Cfads.ShouldBe(regular.Cashflow.Cfads[40] / 3, 1);
        ending.Checks.ShouldAllBe(check => check.Holds);
    }

    /// <summary>Any mix of draws, rates, caps, swaps, fixings, business-day rules, month ends and stubs: what is repaid is what was drawn and capitalised, to the cent.</summary>
    [Fact]
    public void A_schedule_sums_to_principal_under_any_mix() => Gen.Select(RandomDeals.All, Mix, Gen.Int[0, 28]).Sample((deal, mix, day) =>
    {
        var facility = deal.Facility;
        deal = deal with
        {
            ClosingDate = deal.ClosingDate.AddDays(-day),
            Facility = facility with
            {
                PaymentDates = mix.Dates,
                FinalMaturity = facility.Amortisation.Style == AmortisationStyle.Custom ? null : TestDeals.Closing.AddMonths(facility.TenorMonths).AddDays(day),
                Interest = facility.Interest with
                {
                    Setting = mix.Interest.Setting,
                    LookbackDays = mix.Interest.LookbackDays,
                    ObservationShift = mix.Interest.ObservationShift,
                    CapPerAnnum = mix.Interest.CapPerAnnum,
                    SwapShare = mix.Interest.SwapShare,
                    SwapRatePerAnnum = 0.04,
                    SwapFloored = mix.Interest.ObservationShift,
                    DefaultMarginPerAnnum = 0.02,
                    Fixings = mix.Interest.Fixings,
                },
            },
        };
        foreach (var scenario in new[] { Engine.Scenarios.Scenario.Base, new() { Name = "Stress", RateShift = 0.02, RentFactor = 0.5, CostFactor = 1.5 } })
        {
            var result = TestDeals.Run(deal, scenario);
            var words = System.Text.Json.JsonSerializer.Serialize(deal.Facility) + deal.ClosingDate;

            result.Checks.Where(check => !check.Holds).Select(check => $"{check.Name}: {check.Difference}").ShouldBeEmpty(words);
            var payments = result.Schedule.Payments;
            payments.Sum(row => row.Principal.Amount).ShouldBe(result.Sizing.LoanSize.Amount + payments.Sum(row => row.Capitalised.Amount), words);
            payments[^1].Closing.IsZero.ShouldBeTrue(words);
            payments.Zip(payments.Skip(1)).ShouldAllBe(pair => pair.First.Date < pair.Second.Date);
        }
    }, iter: 300);

    private static readonly Gen<(PaymentDateTerms Dates, InterestTerms Interest)> Mix =
        from rule in Gen.Enum<BusinessDayRule>()
        from moves in Gen.Bool
        from endOfMonth in Gen.Enum<EndOfMonthRule>()
        from stub in Gen.Enum<FinalStub>()
        from calendar in Gen.Int[0, 2]
        from setting in Gen.Enum<RateSetting>()
        from lookback in Gen.Int[0, 5]
        from shift in Gen.Bool
        from capped in Gen.Bool
        from swap in Gen.Double[0, 1]
        from fixings in Gen.Int[0, 20]
        select (
            new PaymentDateTerms { Rule = rule, InterestMoves = moves, EndOfMonth = endOfMonth, FinalStub = stub, Calendar = BusinessCalendar.All[calendar].Name },
            new InterestTerms
            {
                Setting = setting,
                LookbackDays = lookback,
                ObservationShift = shift,
                CapPerAnnum = capped ? 0.036 : null,
                SwapShare = shift ? swap : 0,
                Fixings = [.. Enumerable.Range(0, fixings).Select(i => new RateFixing { Date = TestDeals.Closing.AddDays(i * 3), RatePerAnnum = 0.03 + (i * 0.001) })],
            });

    private static UnderwritingResult Run(PaymentDateTerms terms) => TestDeals.Run(Loan(terms));

    private static DealCase Loan(PaymentDateTerms terms) => TestDeals.LoanOnly(1_000_000, new()
    {
        TenorMonths = 24,
        PaymentDates = terms,
        Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08 },
        Amortisation = new() { Style = AmortisationStyle.Bullet, BalloonReason = "test" },
    });

    private static DateOnly Day(string text) => DateOnly.Parse(text, null);
}
