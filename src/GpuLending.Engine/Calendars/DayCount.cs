using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GpuLending.Engine.Calendars;

/// <summary>A day count: how many days, and what part of a year, a period [start, end) is. The start date is counted, the end date is not.
/// <para>A closed catalogue: the static members are all there are, compared by reference. Each entry states its rule, its other names and
/// the clause that defines it, to the screen and the documents too. See docs/methodology/day-counts.md.</para></summary>
public sealed class DayCount
{
    private readonly Func<DateOnly, DateOnly, int> _days;
    private readonly int _yearDays;

    private DayCount(
        string name, ImmutableArray<string> alsoKnownAs, string rule, string source, int yearDays, Func<DateOnly, DateOnly, int> days)
    {
        Name = name;
        AlsoKnownAs = alsoKnownAs;
        Rule = rule;
        Source = source;
        _yearDays = yearDays;
        _days = days;
    }

    /// <summary>ACT/360: calendar days over 360. The dollar loan market's; a year of 365 days is 1.0139.</summary>
    public static DayCount Act360 { get; } = new(
        "ACT/360",
        ["Actual/360", "A/360", "French", "money market basis"],
        "Calendar days in the period divided by 360.",
        "2006 ISDA Definitions 4.16(e)",
        360,
        Actual);

    /// <summary>ACT/365F: calendar days over 365, in leap years too.</summary>
    public static DayCount Act365Fixed { get; } = new(
        "ACT/365F",
        ["Actual/365 (Fixed)", "A/365F", "ACT/365", "English"],
        "Calendar days in the period divided by 365, in leap years too.",
        "2006 ISDA Definitions 4.16(d)",
        365,
        Actual);

    /// <summary>30/360, bond basis: months of thirty days. A start on the 31st becomes the 30th; an end on the 31st becomes the 30th only when
    /// the start is the 30th or 31st. February has no rule of its own.</summary>
    public static DayCount Thirty360 { get; } = new(
        "30/360",
        ["360/360", "bond basis", "30A/360", "30/360 ISDA"],
        "(360 x years + 30 x months + days) / 360; start day 31 becomes 30; end day 31 becomes 30 when the start day is 30 or 31.",
        "2006 ISDA Definitions 4.16(f)",
        360,
        static (start, end) =>
        {
            var startDay = Math.Min(start.Day, 30);
            return Thirty(start, startDay, end, startDay == 30 ? Math.Min(end.Day, 30) : end.Day);
        });

    /// <summary>30E/360, Eurobond basis: months of thirty days; either day on the 31st becomes the 30th. February has no rule of its own.</summary>
    public static DayCount ThirtyE360 { get; } = new(
        "30E/360",
        ["Eurobond basis", "30/360 ICMA", "30S/360"],
        "(360 x years + 30 x months + days) / 360; start and end days 31 become 30.",
        "2006 ISDA Definitions 4.16(g)",
        360,
        static (start, end) => Thirty(start, Math.Min(start.Day, 30), end, Math.Min(end.Day, 30)));

    /// <summary>30E/360 ISDA: months of thirty days, February's last day counted as the 30th too, so that month ends always lie thirty days apart. The
    /// clause excepts a termination date at the end of February; a day count does not know which date that is, so it is not excepted here.</summary>
    public static DayCount ThirtyE360Isda { get; } = new(
        "30E/360 ISDA",
        ["German", "30/360 German", "30D/360"],
        "(360 x years + 30 x months + days) / 360; the 31st and February's last day become the 30th.",
        "2006 ISDA Definitions 4.16(h)",
        360,
        static (start, end) => Thirty(start, ThirtyAtMonthEnd(start), end, ThirtyAtMonthEnd(end)));

    /// <summary>ACT/ACT ISDA: days that fall in a leap year over 366 plus the other days over 365.</summary>
    public static DayCount ActActIsda { get; } = new(
        "ACT/ACT ISDA",
        ["Actual/Actual (ISDA)", "Actual/Actual", "ACT/ACT", "Actual/365 (ISDA)"],
        "Days in leap years divided by 366 plus the other days divided by 365; a day belongs to the year it falls in.",
        "2006 ISDA Definitions 4.16(b)",
        0,
        Actual);

    /// <summary>The whole catalogue, in the order of the screen.</summary>
    public static ImmutableArray<DayCount> All { get; } = [Act360, Act365Fixed, Thirty360, ThirtyE360, ThirtyE360Isda, ActActIsda];

    /// <summary>The name written in documents, e.g. "ACT/360".</summary>
    public string Name { get; }

    /// <summary>Other names in the market; <see cref="Parse"/> reads them too.</summary>
    public ImmutableArray<string> AlsoKnownAs { get; }

    /// <summary>The rule in one sentence.</summary>
    public string Rule { get; }

    /// <summary>The clause that defines it.</summary>
    public string Source { get; }

    /// <summary>Finds an entry by its name or another of its names, whatever the case.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentException">No entry has this name; the message lists those there are.</exception>
    public static DayCount Parse(string name) => TryParse(name, out var dayCount)
        ? dayCount
        : throw new ArgumentException($"'{name}' is not a day count; known are {string.Join(", ", All.Select(d => d.Name))}.", nameof(name));

    /// <summary>Finds an entry by its name or another of its names, whatever the case, without throwing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="dayCount">The entry, or null.</param>
    /// <returns>True when found.</returns>
    public static bool TryParse([NotNullWhen(true)] string? name, [NotNullWhen(true)] out DayCount? dayCount)
    {
        dayCount = All.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase)
            || d.AlsoKnownAs.Any(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)));
        return dayCount is not null;
    }

    /// <summary>Days of the period by this count's rule.</summary>
    /// <param name="start">The first day, counted.</param>
    /// <param name="end">The end, not counted; not before the start.</param>
    /// <returns>Days; 0 when both are the same date.</returns>
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    public int Days(DateOnly start, DateOnly end)
    {
        Guard(start, end);
        return _days(start, end);
    }

    /// <summary>The part of a year the period is.</summary>
    /// <param name="start">The first day, counted.</param>
    /// <param name="end">The end, not counted; not before the start.</param>
    /// <returns>Years; 0 when both are the same date.</returns>
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    public double YearFraction(DateOnly start, DateOnly end)
    {
        Guard(start, end);
        if (_yearDays > 0)
            return _days(start, end) / (double)_yearDays;
        var (leap, other) = LeapSplit(start, end);
        return (leap / 366.0) + (other / 365.0);
    }

    /// <summary>Simple interest on a contractual amount: principal x rate x days / year. Multiplies before it divides, so ACT/360 interest is
    /// exact before it is rounded.</summary>
    /// <param name="principal">The amount on which interest runs.</param>
    /// <param name="ratePerAnnum">The rate as a fraction a year (0.0825).</param>
    /// <param name="start">The first day, counted.</param>
    /// <param name="end">The end, not counted; not before the start.</param>
    /// <returns>Interest in the principal's currency and sign, not rounded.</returns>
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    public Money Interest(Money principal, decimal ratePerAnnum, DateOnly start, DateOnly end)
    {
        Guard(start, end);
        var yearly = principal.Amount * ratePerAnnum;
        if (_yearDays > 0)
            return principal with { Amount = yearly * _days(start, end) / _yearDays };
        var (leap, other) = LeapSplit(start, end);
        return principal with { Amount = (yearly * leap / 366m) + (yearly * other / 365m) };
    }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    private static int Actual(DateOnly start, DateOnly end) => end.DayNumber - start.DayNumber;

    private static int Thirty(DateOnly start, int startDay, DateOnly end, int endDay) =>
        ((end.Year - start.Year) * 360) + ((end.Month - start.Month) * 30) + endDay - startDay;

    private static int ThirtyAtMonthEnd(DateOnly date) => date.Day >= 30 || date.AddDays(1).Day == 1 ? 30 : date.Day;

    private static (int Leap, int Other) LeapSplit(DateOnly start, DateOnly end)
    {
        var leap = 0;
        for (var year = start.Year; year <= end.Year; year++)
        {
            if (!DateTime.IsLeapYear(year))
                continue;
            var from = year == start.Year ? start.DayNumber : new DateOnly(year, 1, 1).DayNumber;
            var to = year == end.Year ? end.DayNumber : new DateOnly(year, 12, 31).DayNumber + 1;
            leap += to - from;
        }

        return (leap, end.DayNumber - start.DayNumber - leap);
    }

    private static void Guard(DateOnly start, DateOnly end)
    {
        if (end < start)
            throw new ArgumentException($"A period ends on or after its start: {start:yyyy-MM-dd} to {end:yyyy-MM-dd}.", nameof(end));
    }
}
