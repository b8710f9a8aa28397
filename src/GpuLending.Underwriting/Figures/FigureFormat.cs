using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Workings;

namespace GpuLending.Underwriting.Figures;

/// <summary>
/// How a figure is written, on the screen and in every document: thousands grouped, negatives in parentheses, amounts in millions unless
/// another scale is asked for, dates as 31 Mar 2027, ratios as 1.35x, rates as 8.25 %. The reader's culture never changes it.
/// A value that is missing, or is no number, reads <see cref="NotProvided"/>.
/// </summary>
public static class FigureFormat
{
    /// <summary>What a figure reads that nobody entered.</summary>
    public const string NotProvided = "not provided";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>An amount with its scale, such as 1,412.6m or (18.2m).</summary>
    public static string Amount(double? value, AmountScale scale = AmountScale.Millions) =>
        Finite(value) is { } amount ? Parentheses(Scaled(amount, scale), Pattern(scale), Suffix(scale)) : NotProvided;

    /// <inheritdoc cref="Amount(double?, AmountScale)"/>
    public static string Amount(decimal? value, AmountScale scale = AmountScale.Millions) =>
        value is { } amount ? Parentheses(Scaled(amount, scale), Pattern(scale), Suffix(scale)) : NotProvided;

    /// <inheritdoc cref="Amount(double?, AmountScale)"/>
    public static string Amount(Money? value, AmountScale scale = AmountScale.Millions) => Amount(value?.Amount, scale);

    /// <summary>An amount without its scale, for columns whose head names it: 1,412.6.</summary>
    public static string Bare(double? value, AmountScale scale = AmountScale.Millions) =>
        Finite(value) is { } amount ? Parentheses(Scaled(amount, scale), Pattern(scale), "") : NotProvided;

    /// <inheritdoc cref="Bare(double?, AmountScale)"/>
    public static string Bare(Money? value, AmountScale scale = AmountScale.Millions) =>
        value is { } money ? Parentheses(Scaled(money.Amount, scale), Pattern(scale), "") : NotProvided;

    /// <summary>An amount with its currency, such as USD 1,412.6m.</summary>
    public static string WithCurrency(Money? value, AmountScale scale = AmountScale.Millions) =>
        value is { } money ? $"{money.Currency.Code} {Amount(money, scale)}" : NotProvided;

    /// <summary>An amount too small for millions with its currency and every digit it was entered with, at least cents: USD 2.55, USD 0.0725.</summary>
    public static string Price(Money? value) => value is { } money
        ? $"{money.Currency.Code} {Parentheses(money.Amount, "#,##0.00######", "")}"
        : NotProvided;

    /// <summary>Unit of a column of amounts, such as "USD m".</summary>
    public static string AmountUnit(Currency currency, AmountScale scale = AmountScale.Millions) =>
        Suffix(scale) is { Length: > 0 } suffix ? $"{currency.Code} {suffix}" : currency.Code;

    /// <summary>A multiple, such as 1.35x.</summary>
    public static string Multiple(double? value) => Finite(value) is { } multiple ? Parentheses(multiple, "#,##0.00", "x") : NotProvided;

    /// <summary>A fraction as percent with one or two decimals, such as 65.0 % or 71.42 %.</summary>
    public static string Percent(double? fraction) =>
        Finite(fraction) is { } value ? Parentheses(Hundred(value), "#,##0.0#", " %") : NotProvided;

    /// <summary>A fraction as percent with a fixed number of decimals, for computed figures whose further digits say nothing: 79.7 %.</summary>
    public static string Percent(double? fraction, int decimals) =>
        Finite(fraction) is { } value ? Parentheses(Hundred(value), decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals), " %") : NotProvided;

    /// <summary>A yearly rate or yield, a fraction, as percent with two decimals: 8.25 %.</summary>
    public static string Rate(double? fraction) => Finite(fraction) is { } value ? Parentheses(Hundred(value), "#,##0.00", " %") : NotProvided;

    /// <summary>A yearly rate as percent with two decimals: 8.25 %.</summary>
    public static string Rate(decimal? fraction) => fraction is { } value ? Parentheses(value * 100m, "#,##0.00", " %") : NotProvided;

    /// <summary>A count, such as 24,576.</summary>
    public static string Count(long? value) => value is { } count ? Parentheses((decimal)count, "#,##0", "") : NotProvided;

    /// <summary>Years with one decimal, such as 2.9y.</summary>
    public static string Years(double? value) => Finite(value) is { } years ? Parentheses(years, "#,##0.0", "y") : NotProvided;

    /// <summary>Months in words, such as "1 month" or "31 months".</summary>
    public static string Months(int? value) => value switch
    {
        null => NotProvided,
        1 => "1 month",
        { } months => Count(months) + " months",
    };

    /// <summary>A day, such as 31 Mar 2027. The day that nobody chose reads <see cref="NotProvided"/>.</summary>
    public static string Date(DateOnly? value) => value is { } date && date != default ? date.ToString("d MMM yyyy", Culture) : NotProvided;

    /// <summary>An instant in UTC, such as 31 Mar 2027 14:32 UTC.</summary>
    public static string Instant(DateTimeOffset? value) =>
        value is { } instant ? instant.ToUniversalTime().ToString("d MMM yyyy HH:mm 'UTC'", Culture) : NotProvided;

    /// <summary>Text as it was entered, or <see cref="NotProvided"/> when there is none.</summary>
    public static string Text(string? value) => string.IsNullOrWhiteSpace(value) ? NotProvided : value.Trim();

    /// <summary>A change with its sign, such as +18.2m or -0.05x; a change that prints as zero has no sign.</summary>
    public static string Change(double value, FigureUnit unit, AmountScale scale = AmountScale.Millions)
    {
        var size = Figure(Math.Abs(value), unit, scale);
        if (!double.IsFinite(value) || size == Figure(0, unit, scale)) return size;
        return (value > 0 ? "+" : "-") + size;
    }

    /// <summary>A figure by its unit, as a working or an input of one names it.</summary>
    public static string Figure(double? value, FigureUnit unit, AmountScale scale = AmountScale.Millions) => Finite(value) is not { } number
        ? NotProvided
        : unit switch
        {
            FigureUnit.Amount => Amount(number, scale),
            FigureUnit.Fraction => Percent(number),
            FigureUnit.Multiple => Multiple(number),
            FigureUnit.RatePerAnnum => Rate(number),
            FigureUnit.Years => Years(number),
            FigureUnit.Months => Parentheses(number, "#,##0.##", number is 1 ? " month" : " months"),
            FigureUnit.Count => Parentheses(number, "#,##0.####", ""),
            FigureUnit.Kilowatts => Parentheses(number, "#,##0.0##", " kW"),
            FigureUnit.Price => Parentheses(number, "#,##0.00##", ""),
            FigureUnit.Days => number is >= 366_000 and <= 3_652_058 && number == Math.Truncate(number)
                ? Date(DateOnly.FromDayNumber((int)number))
                : Parentheses(number, "#,##0", number is 1 ? " day" : " days"),
        };

    /// <summary>A figure to reckon with by hand, at six significant digits or more: an amount below 100,000 in full and otherwise in millions.</summary>
    public static string Exact(double value, FigureUnit unit)
    {
        if (!double.IsFinite(value) || unit is FigureUnit.Days or FigureUnit.Months) return Figure(value, unit);
        var (number, least, most, suffix) = unit switch
        {
            FigureUnit.Amount when Math.Abs(value) < 1e5 => (value, 2, 2, ""),
            FigureUnit.Amount => (Scaled(value, AmountScale.Millions), 1, 1, Suffix(AmountScale.Millions)),
            FigureUnit.Fraction => (Hundred(value), 1, 2, " %"),
            FigureUnit.RatePerAnnum => (Hundred(value), 2, 2, " %"),
            FigureUnit.Multiple => (value, 2, 2, "x"),
            FigureUnit.Years => (value, 1, 1, "y"),
            FigureUnit.Kilowatts => (value, 1, 3, " kW"),
            _ => (value, 0, 4, ""),
        };
        var digitsBefore = number == 0 ? 1 : (int)Math.Floor(Math.Log10(Math.Abs(number))) + 1;
        var decimals = Math.Clamp(6 - digitsBefore, most, 12);
        return Parentheses(number, $"#,##0.{new string('0', least)}{new string('#', decimals - least)}", suffix);
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    // Through decimal where it fits, so that 0.7142 reads 71.42 and a half rounds as the reader's calculator does.
    private static double Hundred(double fraction) => Math.Abs(fraction) < 1e12 ? (double)((decimal)fraction * 100m) : fraction * 100;

    private static double Scaled(double value, AmountScale scale) => value / Divisor(scale);

    private static decimal Scaled(decimal value, AmountScale scale) => value / Divisor(scale);

    private static int Divisor(AmountScale scale) => scale switch
    {
        AmountScale.Millions => 1_000_000,
        AmountScale.Thousands => 1_000,
        AmountScale.Full => 1,
    };

    private static string Suffix(AmountScale scale) => scale switch
    {
        AmountScale.Millions => "m",
        AmountScale.Thousands => "k",
        AmountScale.Full => "",
    };

    private static string Pattern(AmountScale scale) => scale switch
    {
        AmountScale.Millions => "#,##0.0",
        AmountScale.Thousands => "#,##0",
        AmountScale.Full => "#,##0.00",
    };

    private static string Parentheses(double value, string pattern, string suffix)
    {
        var digits = Math.Abs(value).ToString(pattern, Culture);
        return value < 0 && digits != 0.0.ToString(pattern, Culture) ? $"({digits}{suffix})" : digits + suffix;
    }

    private static string Parentheses(decimal value, string pattern, string suffix)
    {
        var digits = Math.Abs(value).ToString(pattern, Culture);
        return value < 0 && digits != 0m.ToString(pattern, Culture) ? $"({digits}{suffix})" : digits + suffix;
    }
}
