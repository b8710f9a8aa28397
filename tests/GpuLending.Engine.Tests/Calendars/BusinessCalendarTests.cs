using GpuLending.Engine.Calendars;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calendars;

public sealed class BusinessCalendarTests
{
    /// <summary>Weekdays on which the Federal Reserve Banks were or will be closed. Source: Federal Reserve Board, Holidays Observed (K.8), 2022 and 2026.</summary>
    [Theory]
    [InlineData(2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26")]
    [InlineData(2026, "01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25")]
    public void Federal_reserve_banks_close_on_their_holidays(int year, string holidays) =>
        Closed(BusinessCalendar.FederalReserveBanks, year).ShouldBe(holidays);

    /// <summary>Full closings of the market for US government securities. Source: SIFMA, holiday recommendations: 2020 and 2021 (Independence Day and Christmas
    /// on a Saturday), 2023 (Good Friday open for the employment report, Veterans Day on a Saturday), 2024.</summary>
    [Theory]
    [InlineData(2020, "01-01 01-20 02-17 04-10 05-25 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2021, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-24")]
    [InlineData(2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-23 12-25")]
    [InlineData(2024, "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25")]
    public void Government_securities_do_not_trade_on_their_holidays(int year, string holidays) =>
        Closed(BusinessCalendar.GovernmentSecurities, year).ShouldBe(holidays);

    /// <summary>31 January 2026 is a Saturday, 31 May 2026 a Sunday, 25 December 2026 a Friday and a holiday.</summary>
    [Theory]
    [InlineData("2026-01-30", "2026-01-30", "2026-01-30", "2026-01-30")]
    [InlineData("2026-01-31", "2026-02-02", "2026-01-30", "2026-01-30")]
    [InlineData("2026-05-31", "2026-06-01", "2026-05-29", "2026-05-29")]
    [InlineData("2026-12-25", "2026-12-28", "2026-12-28", "2026-12-24")]
    public void Dates_move_by_their_rule(string date, string following, string modified, string preceding)
    {
        var calendar = BusinessCalendar.FederalReserveBanks;
        var day = Day(date);

        calendar.Adjust(day, BusinessDayRule.Unadjusted).ShouldBe(day);
        calendar.Adjust(day, BusinessDayRule.Following).ShouldBe(Day(following));
        calendar.Adjust(day, BusinessDayRule.ModifiedFollowing).ShouldBe(Day(modified));
        calendar.Adjust(day, BusinessDayRule.Preceding).ShouldBe(Day(preceding));
    }

    [Theory]
    [InlineData("2026-12-28", 0, "2026-12-28")]
    [InlineData("2026-12-28", 1, "2026-12-24")]
    [InlineData("2026-12-28", 5, "2026-12-18")]
    [InlineData("2026-12-26", 0, "2026-12-24")]
    public void Back_counts_business_days(string date, int days, string expected) =>
        BusinessCalendar.GovernmentSecurities.Back(Day(date), days).ShouldBe(Day(expected));

    [Fact]
    public void Names_are_read_whatever_their_case()
    {
        BusinessCalendar.TryParse("us government SECURITIES", out var found).ShouldBeTrue();
        found.ShouldBeSameAs(BusinessCalendar.GovernmentSecurities);
        BusinessCalendar.TryParse("TARGET", out _).ShouldBeFalse();
    }

    private static string Closed(BusinessCalendar calendar, int year) => string.Join(' ', Enumerable.Range(0, 366)
        .Select(i => new DateOnly(year, 1, 1).AddDays(i))
        .Where(day => day.Year == year && BusinessCalendar.Weekends.IsBusinessDay(day) && !calendar.IsBusinessDay(day))
        .Select(day => day.ToString("MM-dd", null)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, null);
}
