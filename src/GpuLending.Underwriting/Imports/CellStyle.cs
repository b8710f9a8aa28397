using System.Text;

namespace GpuLending.Underwriting.Imports;

/// <summary>What the number format of a cell tells of its number.</summary>
/// <param name="IsDate">The number is a day.</param>
/// <param name="Shows">"%" or the currency that the format prints beside the number; null when it prints neither.</param>
internal readonly record struct CellStyle(bool IsDate, string? Shows)
{
    /// <summary>One of the formats a workbook knows by number alone. What currency those print depends on the reader's country, so it is not taken for one.</summary>
    internal static CellStyle BuiltIn(int format) =>
        new(format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58), format is 9 or 10 ? "%" : null);

    internal static CellStyle Of(string format)
    {
        var plain = new StringBuilder();
        var text = new StringBuilder();
        var (inText, inBrackets) = (false, false);
        string? currency = null;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '\\') i++;
            else if (format[i] == '"') inText = !inText;
            else if (format[i] == '[') (inBrackets, _) = (true, text.Append(' '));
            else if (format[i] == ']') inBrackets = false;
            else if (inText || inBrackets) text.Append(format[i]);
            else plain.Append(char.ToLowerInvariant(format[i]));
        }

        // "[$€-407]" prints the sign between the dollar and the dash; "[$-409]" only names a country.
        for (var at = format.IndexOf("[$", StringComparison.Ordinal); at >= 0 && currency is null; at = format.IndexOf("[$", at + 2, StringComparison.Ordinal))
            currency = CurrencyWords.Of(format[(at + 2)..].Split('-', ']')[0]);
        currency ??= text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(CurrencyWords.Of).FirstOrDefault(known => known is not null);
        currency ??= plain.ToString().Where(CurrencyWords.IsSymbol).Select(symbol => CurrencyWords.Of(symbol.ToString())).FirstOrDefault(known => known is not null);
        var shown = plain.ToString();
        return new CellStyle(shown.AsSpan().IndexOfAny('y', 'd') >= 0, shown.Contains('%', StringComparison.Ordinal) ? "%" : currency);
    }
}
