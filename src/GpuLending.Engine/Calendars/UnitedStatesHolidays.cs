namespace GpuLending.Engine.Calendars;

/// <summary>Holidays of the United States by rule, for weekdays; weekends are the calendar's. Sources: Federal Reserve Board, Holidays Observed (K.8); SIFMA,
/// holiday recommendations for US government securities; 5 U.S.C. 6103 for the days themselves.</summary>
internal static class UnitedStatesHolidays
{
    /// <summary>Juneteenth became a holiday on 17 June 2021; the first one kept on a weekday was in 2022.</summary>
    private const int FirstJuneteenth = 2022;

    public static bool IsFederalReserveHoliday(DateOnly date) =>
        IsMovable(date)
        || FixedOrMonday(date, 1, 1)
        || (date.Year >= FirstJuneteenth && FixedOrMonday(date, 6, 19))
        || FixedOrMonday(date, 7, 4)
        || FixedOrMonday(date, 11, 11)
        || FixedOrMonday(date, 12, 25);

    public static bool IsGovernmentSecuritiesHoliday(DateOnly date) =>
        IsFederalReserveHoliday(date)
        || (date.Year >= FirstJuneteenth && IsFridayBefore(date, 6, 19))
        || IsFridayBefore(date, 7, 4)
        || IsFridayBefore(date, 12, 25)
        || IsGoodFridayClosing(date);

    /// <summary>Holidays on a weekday of a month.</summary>
    private static bool IsMovable(DateOnly date) => (date.Month, date.DayOfWeek) switch
    {
        (1, DayOfWeek.Monday) or (2, DayOfWeek.Monday) => date.Day is >= 15 and <= 21,
        (5, DayOfWeek.Monday) => date.Day >= 25,
        (9, DayOfWeek.Monday) => date.Day <= 7,
        (10, DayOfWeek.Monday) => date.Day is >= 8 and <= 14,
        (11, DayOfWeek.Thursday) => date.Day is >= 22 and <= 28,
        _ => false,
    };

    private static bool FixedOrMonday(DateOnly date, int month, int day) =>
        date.Month == month && (date.Day == day || (date.Day == day + 1 && date.DayOfWeek == DayOfWeek.Monday));

    private static bool IsFridayBefore(DateOnly date, int month, int day) =>
        date.Month == month && date.Day == day - 1 && date.DayOfWeek == DayOfWeek.Friday;

    /// <summary>Good Friday, unless the month's employment report comes out on it: then the market closes early and is open.</summary>
    private static bool IsGoodFridayClosing(DateOnly date) =>
        date is { DayOfWeek: DayOfWeek.Friday, Month: 3 or 4, Day: > 7 } && date == Easter(date.Year).AddDays(-2);

    /// <summary>Easter Sunday of the Gregorian calendar. Source: the anonymous algorithm in J. Meeus, Astronomical Algorithms, chapter 8.</summary>
    private static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
