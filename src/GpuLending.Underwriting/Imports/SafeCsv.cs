using System.Buffers;
using System.Globalization;
using System.Text;

namespace GpuLending.Underwriting.Imports;

/// <summary>
/// Writes comma-separated text that a spreadsheet program opens without running anything: a cell that begins like a formula gets an apostrophe
/// in front (OWASP, CSV injection).
/// </summary>
public static class SafeCsv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\r\n\t");

    public static string Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        // The mark in front tells Excel that this is UTF-8.
        var text = new StringBuilder("\uFEFF");
        Append(text, header);
        foreach (var row in rows)
            Append(text, row);
        return text.ToString();
    }

    public static string Errors(IEnumerable<RowError> errors) => Write(
        ["row", "column", "value", "what is wrong"],
        errors.Select(error => (IReadOnlyList<string>)[error.Row.ToString(CultureInfo.InvariantCulture), error.Column, error.Value, error.Message]));

    /// <summary>A negative number stays a number; everything else that begins with =, +, -, @, a tab or a line end is made text.</summary>
    internal static string Cell(string value)
    {
        var dangerous = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n'
            && !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        var text = dangerous ? "'" + value : value;
        return text.AsSpan().ContainsAny(Quoted) || dangerous ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(Cell(cells[i]));
        }

        text.Append("\r\n");
    }
}
