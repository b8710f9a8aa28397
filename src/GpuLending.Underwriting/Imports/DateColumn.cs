using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GpuLending.Underwriting.Imports;

/// <summary>
/// Reads the dates of one column. 04/05/2026 is April to one reader and May to another, so the order is decided once, from the whole column: a column
/// that does not show it is refused until somebody says it.
/// </summary>
public sealed partial class DateColumn
{
    private static readonly string[] Certain =
    [
        "yyyy-MM-dd", "yyyy-M-d", "yyyy/MM/dd", "yyyy/M/d", "yyyyMMdd", "yyyy.MM.dd", "d.M.yyyy", "dd.MM.yyyy", "d MMMM yyyy", "MMMM d, yyyy",
        "MMMM d yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm", "yyyy年M月d日", "yyyy년M월d일", "yyyy년 M월 d일",
        "d-MMMM-yy", "d MMMM yy", "d-MMMM-yyyy", "d/MMMM/yyyy", "d. MMMM yyyy", "d 'de' MMMM 'de' yyyy",
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
        if (MonthAlone().IsMatch(cell.Text.Trim())) return (default, "names no day: write the day, such as 2026-11-23");
        if (TwoDigitYear().IsMatch(cell.Text.Trim())) return (default, "writes the year with two digits: write it as 2026-11-23");
        var formats = _order switch { DateOrder.MonthFirst => MonthFirst, DateOrder.DayFirst => DayFirst, null => DayFirst };
        return (Parse(cell.Text, Certain) ?? Parse(cell.Text, formats)) is { } date ? (date, null) : (default, "is not a date such as 2026-11-23");
    }

    private static DateOnly? Parse(string text, string[] formats) =>
        DateTime.TryParseExact(Plain(text), formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.RoundtripKind, out var at) ? DateOnly.FromDateTime(at) : null;

    /// <summary>A date with English months and plain digits: "1er mars", "March 1st", "令和8年10月1日".</summary>
    private static string Plain(string text)
    {
        var plain = Ordinal().Replace(text.Normalize(NormalizationForm.FormKC).Trim(), "$1");
        if (Era().Match(plain) is { Success: true } era)
            plain = string.Create(CultureInfo.InvariantCulture, $"{(era.Groups["era"].Value == "令和" ? 2018 : 1988) + int.Parse(era.Groups["year"].Value.Replace("元", "1", StringComparison.Ordinal), CultureInfo.InvariantCulture)}年{plain[era.Length..]}");
        return plain.Any(char.IsLetter) ? Word().Replace(plain, word => Months.GetValueOrDefault(word.Value.TrimEnd('.'), word.Value)) : plain;
    }

    private static readonly Dictionary<string, string> Months = MonthNames();

    private static Dictionary<string, string> MonthNames()
    {
        var months = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string[] english = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        string[] others =
        [
            "januar jan janvier janv enero ene gennaio gen janeiro", "februar feb février févr fév febrero febbraio fevereiro fev", "märz mär mrz mars marzo mar março", "april apr avril avr abril abr aprile", "mai mayo may maggio mag maio",
            "juni jun juin junio giugno giu junho", "juli jul juillet juil julio luglio lug julho", "august aug août agosto ago", "september sep sept septembre septiembre settembre set setembro", "oktober okt octobre oct octubre ottobre ott outubro",
            "november nov novembre noviembre novembro", "dezember dez décembre déc diciembre dic dicembre dezembro",
        ];
        for (var month = 0; month < others.Length; month++)
        {
            foreach (var name in others[month].Split(' ')) months[name] = english[month];
            months[english[month]] = english[month];
            months[english[month][..3]] = english[month];
        }

        return months;
    }

    [GeneratedRegex(@"\b(\d{1,2})(?:st|nd|rd|th|er|º)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^(?<era>令和|平成)(?<year>\d{1,2}|元)年")]
    private static partial Regex Era();

    [GeneratedRegex(@"[\p{L}]{3,}\.?")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:\p{L}{3,}\.?[ \-']*\d{2,4}|Q[1-4][ \-/']*\d{2,4}|\d{4}[ \-/]*Q[1-4]|H[12][ \-/']*\d{2,4}|\d{1,2}[/.\-]\d{4}|\d{4}[/\-]\d{1,2}|\d{4}年\d{1,2}月)$", RegexOptions.IgnoreCase)]
    private static partial Regex MonthAlone();

    [GeneratedRegex(@"^\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2}$")]
    private static partial Regex TwoDigitYear();
}
