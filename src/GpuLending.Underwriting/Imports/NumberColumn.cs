using System.Globalization;
using System.Text;

namespace GpuLending.Underwriting.Imports;

/// <summary>
/// Reads the numbers of one column. 1,234 is a thousand to one reader and one and a quarter to another, so the mark is decided once, from the whole
/// column: a column that does not show it is refused until somebody says it.
/// </summary>
public sealed class NumberColumn
{
    private readonly DecimalMark _mark;

    private NumberColumn(DecimalMark mark) => _mark = mark;

    /// <summary>Decides a column's mark. The reason is null exactly when the column is not.</summary>
    public static (NumberColumn? Column, string? Reason) Of(TabularFile file, int column, DecimalMark? told)
    {
        if (told is { } mark) return (new NumberColumn(mark), null);
        var (point, comma, either) = Evidence(file.Rows.Select(row => (row.Number, row[column])));
        var name = file.Header[column];
        if (point is { } p && comma is { } c)
            return (null, $"Column '{name}' writes numbers in two ways: '{p.Text}' in row {p.Row} and '{c.Text}' in row {c.Row}. Use one decimal mark throughout.");
        if (point is null && comma is null && either is { } doubt)
            return (null, $"Column '{name}' does not show its decimal mark: '{doubt.Text}' in row {doubt.Row} can be read in two ways. Say whether it is a point or a comma.");
        return (new NumberColumn(comma is not null ? DecimalMark.Comma : DecimalMark.Point), null);
    }

    /// <summary>Reads numbers with this mark.</summary>
    internal static NumberColumn With(DecimalMark mark) => new(mark);

    /// <summary>The first text that can only be read with a point, only with a comma, and with either: which is how far the cells show their mark.</summary>
    internal static ((int Row, string Text)? Point, (int Row, string Text)? Comma, (int Row, string Text)? Either) Evidence(IEnumerable<(int Row, TabularCell Cell)> cells)
    {
        (int Row, string Text)? point = null, comma = null, either = null;
        foreach (var (row, cell) in cells)
        {
            if (cell.Kind != TabularCellKind.Text) continue;
            switch (Shows(Bare(cell.Text).Number))
            {
                case 'p': point ??= (row, cell.Text); break;
                case 'c': comma ??= (row, cell.Text); break;
                case '?': either ??= (row, cell.Text); break;
            }
        }

        return (point, comma, either);
    }

    /// <summary>Reads one cell. The problem is null exactly when the number could be read; the currency is an ISO code, or null when the cell names none.</summary>
    public (decimal Number, string? Currency, string? Problem) Read(TabularCell cell)
    {
        if (cell.Kind == TabularCellKind.Error) return (0, null, "is an error in the workbook");
        if (cell.Kind == TabularCellKind.Date) return (0, null, "is a date, not a number");
        var (text, currency) = Bare(cell.Text);
        var (grouping, mark) = cell.Kind == TabularCellKind.Number ? ('\0', '.') : _mark == DecimalMark.Point ? (',', '.') : ('.', ',');
        var parts = text.Split(mark);
        var wellFormed = parts.Length <= 2 && Grouped(parts[0], grouping) && (parts.Length < 2 || parts[1].All(letter => char.IsAsciiDigit(letter) || letter is 'e' or 'E' or '+' or '-'));
        var plain = wellFormed ? string.Concat(text.Where(letter => letter != grouping && letter is not (' ' or '\u00A0' or '\u202F' or '\''))).Replace(mark, '.') : "";
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? (number, currency, null)
            : (0, currency, _mark == DecimalMark.Point ? "is not a number such as 1,234.50" : "is not a number such as 1.234,50");
    }

    /// <summary>The number without its currency.</summary>
    private static (string Number, string? Currency) Bare(string text)
    {
        var letters = new StringBuilder();
        var number = new StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsLetter(letter) || CurrencyWords.IsSymbol(letter)) letters.Append(letter);
            else if (number.Length > 0 || !char.IsWhiteSpace(letter)) number.Append(letter);
        }

        var word = letters.ToString();
        if (word is "" or "e" or "E") return (text.Trim(), null);
        return CurrencyWords.Of(word) is { } currency ? (number.ToString().Trim(), currency) : (text.Trim(), null);
    }

    /// <summary>
    /// 'p' or 'c' when the text is a number with that mark only, '?' with either, a space when it has no mark or is no number at all: what is no
    /// number is wrong in its own row and says nothing of the column.
    /// </summary>
    private static char Shows(string number)
    {
        if (!number.Contains('.', StringComparison.Ordinal) && !number.Contains(',', StringComparison.Ordinal)) return ' ';
        var cell = new TabularCell(number, TabularCellKind.Text);
        var (point, comma) = (new NumberColumn(DecimalMark.Point).Read(cell).Problem is null, new NumberColumn(DecimalMark.Comma).Read(cell).Problem is null);
        return point && comma ? '?' : point ? 'p' : comma ? 'c' : ' ';
    }

    private static bool Grouped(string whole, char grouping)
    {
        var digits = whole.TrimStart('-', '+', ' ');
        var parts = digits.Split(grouping, ' ', '\u00A0', '\u202F', '\'');
        return parts.Length == 1 ? parts[0].All(letter => char.IsAsciiDigit(letter) || letter is 'e' or 'E' or '+' or '-')
            : parts[0].Length is >= 1 and <= 3 && parts[0][0] != '0' && parts.All(part => part.All(char.IsAsciiDigit)) && parts.Skip(1).All(part => part.Length == 3);
    }
}
