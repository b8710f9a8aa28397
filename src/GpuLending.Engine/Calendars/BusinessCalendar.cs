using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GpuLending.Engine.Calendars;

/// <summary>Which days are business days. Holidays follow from rules, for every year; a closing that somebody proclaims (a day of mourning, a storm) is not
/// known to a rule.
/// <para>A closed catalogue: the static members are all there are, compared by reference. See docs/methodology/business-days.md.</para></summary>
public sealed class BusinessCalendar
{
    private const int FirstYear = 1990;

    private const int LastYear = 2200;

    private readonly Func<DateOnly, bool> _isHoliday;
    private readonly Lazy<bool[]> _open;

    private BusinessCalendar(string name, string rule, string source, Func<DateOnly, bool> isHoliday)
    {
        Name = name;
        Rule = rule;
        Source = source;
        _isHoliday = isHoliday;
        _open = new(Table);
    }

    /// <summary>Monday to Friday, no holidays.</summary>
    public static BusinessCalendar Weekends { get; } = new("Weekends", "Every day but Saturday and Sunday.", "By definition", static _ => false);

    /// <summary>Days on which the Federal Reserve Banks are open: eleven holidays; one on a Sunday is kept on Monday, one on a Saturday is not moved.</summary>
    public static BusinessCalendar FederalReserveBanks { get; } = new(
        "US federal bank holidays",
        "Weekends; New Year, King, Washington, Memorial Day, Juneteenth (from 2022), Independence Day, Labor Day, Columbus Day, Veterans Day, Thanksgiving, Christmas; Sunday's holiday on Monday, Saturday's not moved.",
        "Federal Reserve Board, Holidays Observed (K.8)",
        UnitedStatesHolidays.IsFederalReserveHoliday);

    /// <summary>Days on which United States government securities trade, and so days for which SOFR is published.</summary>
    public static BusinessCalendar GovernmentSecurities { get; } = new(
        "US government securities",
        "As US federal bank holidays, and Good Friday unless it is the month's first Friday; Juneteenth, Independence Day and Christmas on a Saturday are kept on Friday.",
        "SIFMA, holiday recommendations for US government securities, as rules",
        UnitedStatesHolidays.IsGovernmentSecuritiesHoliday);

    /// <summary>The whole catalogue, in the order of the screen.</summary>
    public static ImmutableArray<BusinessCalendar> All { get; } = [Weekends, FederalReserveBanks, GovernmentSecurities];

    /// <summary>The name written in documents, e.g. "US government securities".</summary>
    public string Name { get; }

    /// <summary>The rule in one sentence.</summary>
    public string Rule { get; }

    /// <summary>Who sets the holidays.</summary>
    public string Source { get; }

    /// <summary>Finds a calendar by name, whatever the case, without throwing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="calendar">The calendar, or null.</param>
    /// <returns>True when found.</returns>
    public static bool TryParse([NotNullWhen(true)] string? name, [NotNullWhen(true)] out BusinessCalendar? calendar)
    {
        calendar = All.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));
        return calendar is not null;
    }

    /// <summary>Whether a day is a business day.</summary>
    /// <param name="date">Any date.</param>
    /// <returns>False on Saturday, Sunday and the calendar's holidays.</returns>
    public bool IsBusinessDay(DateOnly date) =>
        date.Year is >= FirstYear and <= LastYear ? _open.Value[date.DayNumber - Start.DayNumber] : IsOpen(date);

    /// <summary>Moves a date that is not a business day.</summary>
    /// <param name="date">Any date.</param>
    /// <param name="rule">Where it goes.</param>
    /// <returns>The date itself when it is a business day or the rule leaves it.</returns>
    public DateOnly Adjust(DateOnly date, BusinessDayRule rule)
    {
        if (rule == BusinessDayRule.Unadjusted || IsBusinessDay(date))
            return date;
        if (rule == BusinessDayRule.Preceding)
            return Before(date);
        var after = After(date);
        return rule == BusinessDayRule.ModifiedFollowing && after.Month != date.Month ? Before(date) : after;
    }

    /// <summary>The first business day after a date.</summary>
    /// <param name="date">Any date.</param>
    /// <returns>A later date.</returns>
    public DateOnly After(DateOnly date)
    {
        do
            date = date.AddDays(1);
        while (!IsBusinessDay(date));
        return date;
    }

    /// <summary>The last business day before a date.</summary>
    /// <param name="date">Any date.</param>
    /// <returns>An earlier date.</returns>
    public DateOnly Before(DateOnly date)
    {
        do
            date = date.AddDays(-1);
        while (!IsBusinessDay(date));
        return date;
    }

    /// <summary>The business day a number of business days before a date; a date that is none is first brought back to one.</summary>
    /// <param name="date">Any date.</param>
    /// <param name="businessDays">How many, 0 or more.</param>
    /// <returns>A business day on or before the date.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public DateOnly Back(DateOnly date, int businessDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(businessDays);
        date = Adjust(date, BusinessDayRule.Preceding);
        for (var i = 0; i < businessDays; i++)
            date = Before(date);
        return date;
    }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    private static DateOnly Start { get; } = new(FirstYear, 1, 1);

    private bool IsOpen(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_isHoliday(date);

    private bool[] Table()
    {
        var open = new bool[new DateOnly(LastYear, 12, 31).DayNumber - Start.DayNumber + 1];
        for (var i = 0; i < open.Length; i++)
            open[i] = IsOpen(Start.AddDays(i));
        return open;
    }
}
