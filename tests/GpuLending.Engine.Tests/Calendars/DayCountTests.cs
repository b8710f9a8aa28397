using System.Globalization;
using GpuLending.Engine.Calendars;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calendars;

public sealed class DayCountTests
{
    // Source: ISDA, "EMU and market conventions: recent developments" (1998), the ISDA column of its ACT/ACT examples
    // (as quoted in QuantLib test-suite/daycounters.cpp); the notes say how each splits.
    [Theory]
    [InlineData("2003-11-01", "2004-05-01", 0.497724380567)] // 61/365 + 121/366
    [InlineData("1999-02-01", "1999-07-01", 0.410958904110)] // 150/365
    [InlineData("1999-07-01", "2000-07-01", 1.001377348600)] // 184/365 + 182/366
    [InlineData("2002-08-15", "2003-07-15", 0.915068493151)] // 334/365
    [InlineData("2003-07-15", "2004-01-15", 0.504004790778)] // 170/365 + 14/366
    [InlineData("1999-07-30", "2000-01-30", 0.503892506924)] // 155/365 + 29/366
    [InlineData("2000-01-30", "2000-06-30", 0.415300546448)] // 152/366
    [InlineData("1999-01-01", "2005-01-01", 6.0)]            // whole years count one each
    [InlineData("2004-02-29", "2004-02-29", 0.0)]
    public void ActActIsda_gives_the_published_fractions(string start, string end, double expected) =>
        DayCount.ActActIsda.YearFraction(Date(start), Date(end)).ShouldBe(expected, 5e-11); // published to ten or twelve digits

    // Rule: 2006 ISDA Definitions 4.16(f) and (g). start, end, 30/360, 30E/360
    [Theory]
    [InlineData("2024-01-30", "2024-01-31", 0, 0)]
    [InlineData("2024-01-31", "2024-02-29", 29, 29)]
    [InlineData("2024-01-29", "2024-01-31", 2, 1)]
    [InlineData("2024-01-29", "2024-03-31", 62, 61)]
    [InlineData("2024-01-31", "2024-03-31", 60, 60)]
    [InlineData("2024-02-28", "2024-03-31", 33, 32)]
    [InlineData("2023-02-28", "2023-03-01", 3, 3)]
    [InlineData("2024-02-29", "2024-08-31", 182, 181)]
    [InlineData("2024-12-31", "2025-12-31", 360, 360)]
    [InlineData("2025-03-31", "2025-06-30", 90, 90)]
    [InlineData("2025-03-30", "2025-06-30", 90, 90)]
    public void Thirty_day_months_follow_the_definitions(string start, string end, int bondBasis, int eurobond)
    {
        DayCount.Thirty360.Days(Date(start), Date(end)).ShouldBe(bondBasis);
        DayCount.ThirtyE360.Days(Date(start), Date(end)).ShouldBe(eurobond);
        DayCount.Thirty360.YearFraction(Date(start), Date(end)).ShouldBe(bondBasis / 360.0);
    }

    // 2006 ISDA Definitions 4.16(h), no termination date: month ends lie thirty days apart.
    [Theory]
    [InlineData("2026-01-31", "2026-02-28", 30)]
    [InlineData("2026-02-28", "2026-03-31", 30)]
    [InlineData("2024-02-28", "2024-03-31", 32)] // no month end in a leap year
    [InlineData("2024-02-29", "2024-03-31", 30)]
    [InlineData("2026-01-15", "2026-02-28", 45)]
    [InlineData("2025-12-31", "2026-12-31", 360)]
    public void Month_ends_lie_thirty_days_apart_in_30E_360_ISDA(string start, string end, int days) =>
        DayCount.ThirtyE360Isda.Days(Date(start), Date(end)).ShouldBe(days);

    [Theory]
    [InlineData("2024-02-28", "2024-03-01", 2)]
    [InlineData("2023-02-28", "2023-03-01", 1)]
    [InlineData("2026-03-31", "2026-06-30", 91)]
    [InlineData("2024-01-01", "2025-01-01", 366)]
    public void Actual_days_count_the_start_and_not_the_end(string start, string end, int days)
    {
        DayCount.Act360.Days(Date(start), Date(end)).ShouldBe(days);
        DayCount.Act360.YearFraction(Date(start), Date(end)).ShouldBe(days / 360.0);
        DayCount.Act365Fixed.YearFraction(Date(start), Date(end)).ShouldBe(days / 365.0);
    }

    // Validation case V17 (synthetic): 1,000m at 8.25 % over 91 days.
    [Theory]
    [InlineData("ACT/360", "20854166.67")]
    [InlineData("ACT/365F", "20568493.15")]
    public void Interest_over_91_days_is_that_of_the_validation_case(string dayCount, string expected)
    {
        var principal = Money.Usd(1_000_000_000m);
        var interest = DayCount.Parse(dayCount).Interest(principal, 0.0825m, Date("2026-03-31"), Date("2026-06-30"));
        interest.Round().Amount.ShouldBe(decimal.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Interest_and_year_fraction_agree_for_every_count()
    {
        var principal = Money.Usd(1_000_000m);
        foreach (var dayCount in DayCount.All)
        {
            for (var days = 0; days < 800; days += 7)
            {
                var start = new DateOnly(2023, 12, 15);
                var end = start.AddDays(days);
                var expected = 1_000_000 * 0.1 * dayCount.YearFraction(start, end);
                ((double)dayCount.Interest(principal, 0.1m, start, end).Amount).ShouldBe(expected, 1e-6, $"{dayCount} {start:o} {end:o}");
            }
        }
    }

    [Fact]
    public void Every_entry_is_found_by_all_its_names_and_no_name_is_used_twice()
    {
        foreach (var dayCount in DayCount.All)
        {
            DayCount.Parse(dayCount.Name).ShouldBeSameAs(dayCount);
            DayCount.Parse(dayCount.Name.ToLowerInvariant()).ShouldBeSameAs(dayCount);
            foreach (var other in dayCount.AlsoKnownAs)
                DayCount.Parse(other).ShouldBeSameAs(dayCount);
            dayCount.Rule.ShouldNotBeEmpty();
            dayCount.Source.ShouldContain("ISDA");
        }
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_list() =>
        Should.Throw<ArgumentException>(() => DayCount.Parse("30/365")).Message.ShouldContain("ACT/360, ACT/365F, 30/360, 30E/360, 30E/360 ISDA, ACT/ACT ISDA");

    [Fact]
    public void A_period_that_ends_before_it_starts_is_refused() =>
        Should.Throw<ArgumentException>(() => DayCount.Act360.Days(Date("2026-06-30"), Date("2026-06-29"))).Message.ShouldContain("2026-06-30");

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
