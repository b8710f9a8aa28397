using System.Globalization;
using System.Text;

namespace GpuLending.Web.Controls;

/// <summary>Reads numbers the way people of a culture write them, and refuses what could be read two ways.</summary>
public static class NumberText
{
    /// <summary>Short forms of large amounts: 50k, 115m, 2.3bn, with the German and French ones beside them.</summary>
    public static IReadOnlyDictionary<string, decimal> Magnitudes { get; } = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase)
    {
        ["k"] = 1_000m,
        ["m"] = 1_000_000m,
        ["mn"] = 1_000_000m,
        ["mm"] = 1_000_000m,
        ["mio"] = 1_000_000m,
        ["b"] = 1_000_000_000m,
        ["bn"] = 1_000_000_000m,
        ["mrd"] = 1_000_000_000m,
        ["md"] = 1_000_000_000m,
    };

    /// <summary>
    /// Reads a number with an optional suffix that multiplies it. Grouping must stand where the culture puts it, so "1,5" is refused in
    /// English and "1.5" in German rather than read as fifteen. Spaces group in every culture; brackets and minus signs negate.
    /// </summary>
    public static bool TryRead(string? text, CultureInfo culture, IReadOnlyDictionary<string, decimal> suffixes, out decimal value)
    {
        value = 0;
        var body = Normalise(text);
        var negative = false;
        if (body is ['(', .., ')']) (body, negative) = (body[1..^1].Trim(), true);
        if (body is ['-', ..]) (body, negative) = (body[1..].Trim(), !negative);
        else if (body is ['+', ..]) body = body[1..].Trim();

        var lastDigit = body.Length - 1;
        while (lastDigit >= 0 && !char.IsAsciiDigit(body[lastDigit])) lastDigit--;
        if (lastDigit < 0) return false;
        var suffix = body[(lastDigit + 1)..].Trim();
        var factor = 1m;
        var decimalSign = culture.NumberFormat.NumberDecimalSeparator;
        if (suffix.Length > 0 && suffix != decimalSign && !suffixes.TryGetValue(suffix, out factor)) return false;
        if (!TryReadPlain(body[..(lastDigit + 1)], culture, out var plain)) return false;
        try
        {
            value = (negative ? -plain : plain) * factor;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static bool TryReadPlain(string body, CultureInfo culture, out decimal value)
    {
        value = 0;
        var format = culture.NumberFormat;
        var parts = body.Split(format.NumberDecimalSeparator);
        if (parts.Length > 2) return false;
        var fraction = parts.Length == 2 ? parts[1] : "";
        if (!fraction.All(char.IsAsciiDigit)) return false;
        var whole = parts[0];
        if (whole.Length == 0 && fraction.Length == 0) return false;
        if (!TryUngroup(whole, format, out var digits)) return false;
        return decimal.TryParse($"{(digits.Length == 0 ? "0" : digits)}.{(fraction.Length == 0 ? "0" : fraction)}",
            NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryUngroup(string whole, NumberFormatInfo format, out string digits)
    {
        digits = whole;
        if (whole.All(char.IsAsciiDigit)) return true;
        var separators = whole.Where(c => !char.IsAsciiDigit(c)).Distinct().ToArray();
        if (separators.Length != 1) return false;
        var separator = separators[0];
        var own = Normalise(format.NumberGroupSeparator);
        var groups = whole.Split(separator);
        if (separator != ' ' && separator != '\'' && separator.ToString() != own && !(own.Length == 0 && separator == ' ')) return false;
        var pairs = format.NumberGroupSizes is [_, 2, ..];
        var wholeGroups = groups[^1].Length == 3
            && groups[0].Length is 1 or 2 or 3
            && (groups[1..^1].All(g => g.Length == 3) || (pairs && groups[0].Length <= 2 && groups[1..^1].All(g => g.Length == 2)));
        if (!wholeGroups) return false;
        digits = string.Concat(groups);
        return true;
    }

    /// <summary>One kind of space, minus, apostrophe and digit, whatever keyboard the text came from.</summary>
    private static string Normalise(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var builder = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            builder.Append(digit >= 0 ? (char)('0' + digit) : c switch
            {
                '\u2212' or '\u2010' or '\u2011' or '\u2013' or '\u30FC' => '-',
                '\u2019' or '\u02BC' => '\'',
                _ when char.IsWhiteSpace(c) => ' ',
                _ => c,
            });
        }
        var normal = builder.ToString();
        return normal.Length == 1 ? normal : normal.Trim();
    }
}
