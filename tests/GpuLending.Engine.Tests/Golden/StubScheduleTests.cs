using System.Globalization;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Golden;

/// <summary>Settled schedules with a long first and an irregular last period against the independent model stub_schedules.py: every amount to the cent.</summary>
public sealed class StubScheduleTests
{
    [Theory]
    [InlineData("short", "inverse", FinalStub.Short, PrepaymentApplication.InverseOrder)]
    [InlineData("short", "order", FinalStub.Short, PrepaymentApplication.InOrderOfMaturity)]
    [InlineData("short", "rata", FinalStub.Short, PrepaymentApplication.ProRata)]
    [InlineData("long", "inverse", FinalStub.Long, PrepaymentApplication.InverseOrder)]
    [InlineData("long", "order", FinalStub.Long, PrepaymentApplication.InOrderOfMaturity)]
    [InlineData("long", "rata", FinalStub.Long, PrepaymentApplication.ProRata)]
    public void Every_amount_is_the_independent_models(string stub, string order, FinalStub finalStub, PrepaymentApplication application)
    {
        var result = TestDeals.Run(TestDeals.LoanOnly(1_200_000, Facility(finalStub, application)) with { ClosingDate = new(2027, 1, 15) });

        var expected = File.ReadAllLines(Path.Combine(GoldenDeal.Folder, $"stub-{stub}-{order}.csv")).Skip(1).ToArray();
        var actual = result.Schedule.Draws.SelectMany(draw => draw.Payments.Select(row => Line(draw.Number, row))).ToArray();
        actual.ShouldBe(expected);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    private static Facility Facility(FinalStub stub, PrepaymentApplication application) => new()
    {
        TenorMonths = 36,
        FinalMaturity = new(2028, 11, 20),
        FirstPaymentDate = new(2027, 3, 31),
        PaymentDates = new() { FinalStub = stub, EndOfMonth = EndOfMonthRule.MonthEnd },
        Draws = new()
        {
            Kind = DrawPlanKind.Entered,
            Entered = [new() { Date = new(2027, 1, 15), Amount = Money.Usd(700_000) }, new() { Date = new(2027, 5, 20), Amount = Money.Usd(500_000) }],
        },
        Interest = new()
        {
            Kind = RateKind.Fixed,
            FixedRatePerAnnum = 0.09,
            MarginSteps = [new() { Date = new(2028, 2, 15), ChangePerAnnum = 0.0075 }],
            PayInKind = new() { From = new(2027, 7, 1), Until = new(2027, 11, 10), Share = 0.4, MarginPerAnnum = 0.01 },
        },
        Amortisation = new() { Style = AmortisationStyle.Straight },
        Prepayment = new() { Application = application, Voluntary = [new() { Date = new(2027, 8, 10), Amount = Money.Usd(200_000) }] },
    };

    private static string Line(int draw, SettledPayment row) => string.Join(
        ',', draw.ToString(CultureInfo.InvariantCulture), row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Cents(row.Opening), Cents(row.Drawn), Cents(row.Interest),
        Cents(row.Capitalised), Cents(row.Principal), Cents(row.Closing));

    private static string Cents(Money amount) => amount.Amount.ToString("0.00", CultureInfo.InvariantCulture);
}
