using System.Globalization;
using GpuLending.Engine.Calendars;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calendars;

public sealed class MonthArithmeticTests
{
    // anchor, months, same day, month end
    [Theory]
    [InlineData("2023-01-31", 1, "2023-02-28", "2023-02-28")]
    [InlineData("2024-01-31", 1, "2024-02-29", "2024-02-29")]
    [InlineData("2023-01-31", 2, "2023-03-31", "2023-03-31")]
    [InlineData("2023-02-28", 1, "2023-03-28", "2023-03-31")]
    [InlineData("2024-02-28", 1, "2024-03-28", "2024-03-28")]
    [InlineData("2024-02-29", 12, "2025-02-28", "2025-02-28")]
    [InlineData("2024-02-29", 48, "2028-02-29", "2028-02-29")]
    [InlineData("2023-02-28", 12, "2024-02-28", "2024-02-29")]
    [InlineData("2023-04-30", -2, "2023-02-28", "2023-02-28")]
    [InlineData("2023-06-30", -1, "2023-05-30", "2023-05-31")]
    [InlineData("2023-06-15", 0, "2023-06-15", "2023-06-15")]
    public void AddMonths_counts_from_the_anchor(string anchor, int months, string sameDay, string monthEnd)
    {
        MonthArithmetic.AddMonths(Date(anchor), months).ShouldBe(Date(sameDay));
        MonthArithmetic.AddMonths(Date(anchor), months, EndOfMonthRule.MonthEnd).ShouldBe(Date(monthEnd));
    }

    [Theory]
    [InlineData("2023-01-31", "2023-02-27", 0)]
    [InlineData("2023-01-31", "2023-02-28", 1)]
    [InlineData("2023-01-31", "2023-03-30", 1)]
    [InlineData("2023-01-31", "2023-03-31", 2)]
    [InlineData("2024-02-29", "2025-02-27", 11)]
    [InlineData("2024-02-29", "2025-02-28", 12)]
    [InlineData("2023-06-15", "2023-06-14", -1)]
    [InlineData("2023-02-01", "2023-01-31", -1)]
    [InlineData("2023-03-31", "2023-02-28", -1)]
    public void WholeMonthsBetween_is_the_largest_count_that_does_not_pass_the_end(string start, string end, int months)
    {
        MonthArithmetic.WholeMonthsBetween(Date(start), Date(end)).ShouldBe(months);
        Date(start).AddMonths(months).ShouldBeLessThanOrEqualTo(Date(end));
        Date(start).AddMonths(months + 1).ShouldBeGreaterThan(Date(end));
    }

    [Theory]
    [InlineData("2024-02-29", "2025-02-28", 1.0)]
    [InlineData("2023-01-31", "2023-02-28", 1 / 12.0)]
    [InlineData("2024-01-01", "2025-01-01", 1.0)]
    [InlineData("2024-06-01", "2024-06-16", 0.5 / 12)]
    [InlineData("2024-06-01", "2030-06-01", 6.0)]
    [InlineData("2024-06-01", "2024-05-01", -1 / 12.0)]
    public void YearsBetween_counts_twelve_equal_months(string start, string end, double years) =>
        MonthArithmetic.YearsBetween(Date(start), Date(end)).ShouldBe(years, 1e-15);

    [Fact]
    public void YearsBetween_never_falls_from_one_day_to_the_next()
    {
        var start = new DateOnly(2023, 1, 31);
        var last = double.NegativeInfinity;
        for (var days = -800; days < 1600; days++)
        {
            var years = MonthArithmetic.YearsBetween(start, start.AddDays(days));
            years.ShouldBeGreaterThan(last, start.AddDays(days).ToString("o", CultureInfo.InvariantCulture));
            last = years;
        }
    }

    [Fact]
    public void Month_ends_run_through_february()
    {
        var ends = new DateOnly[4];
        MonthEnds.Fill(new DateOnly(2023, 12, 5), ends);
        ends.ShouldBe([new(2023, 12, 31), new(2024, 1, 31), new(2024, 2, 29), new(2024, 3, 31)]);
        MonthEnds.After(new DateOnly(2024, 3, 31), -1).ShouldBe(new DateOnly(2024, 2, 29));
        MonthEnds.IsMonthEnd(new DateOnly(2024, 2, 28)).ShouldBeFalse();
        MonthEnds.IsMonthEnd(new DateOnly(2024, 2, 29)).ShouldBeTrue();
        MonthEnds.IsMonthEnd(new DateOnly(2023, 2, 28)).ShouldBeTrue();
    }

    [Fact]
    public void An_unknown_rule_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => MonthArithmetic.AddMonths(new DateOnly(2024, 1, 31), 1, (EndOfMonthRule)5));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
