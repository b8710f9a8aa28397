using System.Globalization;

namespace GpuLending.Underwriting.Imports;

/// <summary>
/// Reads the dates of one column. 04/05/2026 is April to one reader and May to another, so the order is decided once, from the whole column: a column
/// that does not show it is refused until somebody says it.
/// </summary>
public sealed class DateColumn
{
    private static readonly string[] Certain =
    [
        "yyyy-MM-dd", "yyyy-M-d", "yyyy/MM/dd", "yyyy/M/d", "yyyyMMdd", "yyyy.MM.dd", "d.M.yyyy", "dd.MM.yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy",
        "MMMM d yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm",
    ];

    private static readonly string[] DayFirst = ["d/M/yyyy", "d-M-yyyy"];
    private static readonly string[] MonthFirst = ["M/d/yyyy", "M-d-yyyy"];

    private readonly DateOrder? _order;

    private DateColumn(DateOrder? order) => _order = order;

    /// <summary>Decides a column's order. The reason is null exactly when the column is not.</summary>
    public static (DateColumn? Column, string? Reason) Of(TabularFile file, int column, DateOrder? told)
    {
        if (told is not null) return (new DateColumn(told), null);
        var (day, month, either) = Evidence(file.Rows.Select(row => (row.Number, row[column])));
        var name = file.Header[column];
        if (day is { } d && month is { } m)
            return (null, $"Column '{name}' writes dates in two ways: '{d.Text}' in row {d.Row} has the day first, '{m.Text}' in row {m.Row} the month. Write dates as 2026-11-23.");
        if (day is null && month is null && either is { } doubt)
            return (null, $"Column '{name}' does not show whether the day or the month stands first: '{doubt.Text}' in row {doubt.Row} can be read in two ways. Say which, or write dates as 2026-11-23.");
        return (new DateColumn(month is not null ? DateOrder.MonthFirst : day is not null ? DateOrder.DayFirst : null), null);
    }

    /// <summary>Reads dates in this order; null when no date of the file depends on it.</summary>
    internal static DateColumn With(DateOrder? order) => new(order);

    /// <summary>The first text that can only have the day first, only the month, and either: which is how far the cells show their order.</summary>
    internal static ((int Row, string Text)? Day, (int Row, string Text)? Month, (int Row, string Text)? Either) Evidence(IEnumerable<(int Row, TabularCell Cell)> cells)
    {
        (int Row, string Text)? day = null, month = null, either = null;
        foreach (var (row, cell) in cells)
        {
            var text = cell.Text;
            if (cell.Kind != TabularCellKind.Text || Parse(text, Certain) is not null) continue;
            switch (Parse(text, DayFirst) is not null, Parse(text, MonthFirst) is not null)
            {
                case (true, false): day ??= (row, text); break;
                case (false, true): month ??= (row, text); break;
                // 05/05/2026 is the same day either way.
                case (true, true) when Parse(text, DayFirst) != Parse(text, MonthFirst): either ??= (row, text); break;
            }
        }

        return (day, month, either);
    }

    /// <summary>Reads one cell. The problem is null exactly when the date could be read.</summary>
    public (DateOnly Date, string? Problem) Read(TabularCell cell)
    {
        if (cell.Kind == TabularCellKind.Number && cell.Text.Length != 8) return (default, "is a number: format the column as a date, or write dates as 2026-11-23");
        var formats = _order switch { DateOrder.MonthFirst => MonthFirst, DateOrder.DayFirst => DayFirst, null => DayFirst };
        return (Parse(cell.Text, Certain) ?? Parse(cell.Text, formats)) is { } date ? (date, null) : (default, "is not a date such as 2026-11-23");
    }

    private static DateOnly? Parse(string text, string[] formats) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.RoundtripKind, out var at) ? DateOnly.FromDateTime(at) : null;
}
