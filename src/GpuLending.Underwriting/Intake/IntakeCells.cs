using System.Globalization;
using System.Text.RegularExpressions;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Intake;

/// <summary>Reads the cells of a table by field. What holds for the whole file (decimal mark, order of dates, how shares are written) is settled before the first row.</summary>
internal sealed partial class IntakeCells
{
    private static readonly (DecimalMark Mark, string Words)[] Marks = [(DecimalMark.Point, "a point"), (DecimalMark.Comma, "a comma")];

    private readonly IntakeTable _table;
    private readonly IReadOnlyList<IntakeField> _fields;
    private readonly Dictionary<string, int> _columns;
    private readonly string _currency;
    private readonly NumberColumn _numbers;
    private readonly DateColumn _dates;
    private readonly IntakeSettings _settings;
    private readonly Dictionary<string, bool> _percents = new(StringComparer.Ordinal);

    internal IntakeCells(IntakeTable table, IntakeKind kind, Dictionary<string, int> columns, IntakeSettings settings, string currency)
    {
        (_table, _fields, _columns, _settings, _currency) = (table, IntakeFields.Of(kind), columns, settings, currency);
        _numbers = NumberColumn.With(SettleMark());
        _dates = DateColumn.With(SettleOrder());
        SettleShares();
        SettleCurrency();
    }

    internal List<IntakeQuestion> Questions { get; } = [];

    internal SortedSet<string> Notes { get; } = new(StringComparer.Ordinal);

    internal List<RowError> Errors { get; } = [];

    internal int ErrorCount { get; private set; }

    internal bool Has(string key) => _columns.ContainsKey(key);

    internal string HeadingOf(string key) => _table.Headings[_columns[key]];

    internal TabularCell Cell(TabularRow row, string key) => _columns.TryGetValue(key, out var column) ? row[column] : default;

    /// <summary>Text of a cell, without what cannot be seen and with nothing that a spreadsheet would run.</summary>
    internal string Text(TabularRow row, string key, int most)
    {
        var cell = Cell(row, key);
        if (cell.Kind == TabularCellKind.Error)
        {
            Refuse(row, key, "is an error in the workbook or a formula without its result: correct it, or open and save the file in a spreadsheet program");
            return "";
        }

        var text = string.Join(' ', cell.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length > most) Refuse(row, key, string.Create(CultureInfo.InvariantCulture, $"has {text.Length} characters: at most {most} are allowed"));
        else if (QuoteText.Problem(text) is { } problem) Refuse(row, key, problem);
        return text;
    }

    internal int? Whole(TabularRow row, string key, int most)
    {
        var cell = Cell(row, key);
        if (cell.Text.Length == 0) return null;
        if (_table.SpansRows(row.Number, _columns[key]))
        {
            Refuse(row, key, "is merged over several rows: it is not certain whether each has this number or all together. Write a number in each row");
            return null;
        }

        var (number, _, problem) = _numbers.Read(cell with { Content = PieceWord().Replace(cell.Text, "") });
        if (problem is null && number == Math.Truncate(number) && number >= 1 && number <= most) return (int)number;
        Refuse(row, key, string.Create(CultureInfo.InvariantCulture, $"is not a whole number from 1 to {most:#,0}"));
        return null;
    }

    /// <summary>An amount above or at zero in the deal's currency.</summary>
    internal decimal? Amount(TabularRow row, string key)
    {
        var cell = Cell(row, key);
        if (cell.Text.Length == 0 || IsDash(cell)) return null;
        var (number, inCell, problem) = _numbers.Read(cell);
        var currency = inCell ?? (cell.Shows is { } shown && shown != "%" ? shown : null) ?? CurrencyWords.InHeading(HeadingOf(key));
        if (problem is not null) Refuse(row, key, problem);
        else if (cell.Shows == "%") Refuse(row, key, "is a percentage and not an amount");
        else if (currency is not null && currency != _currency) Refuse(row, key, $"is in {currency} and the deal is in {_currency}: convert it and say so in the file");
        else if (number < 0) Refuse(row, key, "is negative: an amount of 0 or more is allowed");
        else return number;
        return null;
    }

    internal DateOnly? Day(TabularRow row, string key)
    {
        var cell = Cell(row, key);
        if (cell.Text.Length == 0 || IsDash(cell)) return null;
        var (day, problem) = _dates.Read(cell);
        if (problem is null && day.Year is >= 2000 and <= 2100) return day;
        Refuse(row, key, problem ?? "is a day out of reach: 2000 to 2100 is allowed");
        return null;
    }

    internal double? Share(TabularRow row, string key, double least, double most)
    {
        var cell = Cell(row, key);
        if (cell.Text.Length == 0 || IsDash(cell)) return null;
        var signed = cell.Text.EndsWith('%');
        var (number, _, problem) = _numbers.Read(signed ? cell with { Content = cell.Text.TrimEnd('%', ' ') } : cell);
        var value = (double)(signed || (cell.Shows != "%" && _percents.GetValueOrDefault(key)) ? number / 100 : number);
        if (problem is null && value >= least && value <= most) return value;
        Refuse(row, key, problem is not null ? "is not a share such as 80 % or 0.80"
            : value > most && !signed && value <= 100 ? string.Create(CultureInfo.InvariantCulture, $"names no %: write {number} % or {number / 100}")
            : string.Create(CultureInfo.InvariantCulture, $"is not allowed: from {least * 100:0.##} % to {most * 100:0.##} %"));
        return null;
    }

    internal void Refuse(TabularRow row, string key, string message)
    {
        ErrorCount++;
        if (Errors.Count >= IntakeReport.MostErrors) return;
        var name = _columns.TryGetValue(key, out var column) ? _table.Headings[column] : $"{_fields.First(field => field.Key == key).Name} (no column)";
        var value = QuoteText.Shown(Cell(row, key).Text);
        Errors.Add(new RowError(row.Number, name, value.Length <= 80 ? value : value[..80] + "...", message + "."));
    }

    private static bool IsDash(TabularCell cell) => cell.Text is "-" or "–" or "—" or "n/a" or "N/A" or "n.a.";

    private IEnumerable<(IntakeField Field, int Column)> Mapped(params IntakeType[] types) =>
        _fields.Where(field => types.Contains(field.Type) && _columns.ContainsKey(field.Key)).Select(field => (field, _columns[field.Key]));

    private IEnumerable<(int Row, TabularCell Cell)> Cells(int column) => _table.Rows.Select(row =>
        (row.Number, row[column].Text.EndsWith('%') ? row[column] with { Content = row[column].Text.TrimEnd('%', ' ') } : row[column]));

    /// <summary>One program wrote the file with one mark: any column that shows it speaks for those that do not. A count is whole, so that 1,024 and 1.024 show theirs.</summary>
    private DecimalMark SettleMark()
    {
        if (_settings.DecimalMark is { } told) return told;
        ((int Row, string Text) At, string Heading)? point = null, comma = null, either = null;
        foreach (var (field, column) in Mapped(IntakeType.Whole, IntakeType.Amount, IntakeType.Share))
        {
            var heading = _table.Headings[column];
            if (field.Type == IntakeType.Whole)
            {
                foreach (var (row, cell) in Cells(column).Where(pair => pair.Cell.Kind == TabularCellKind.Text))
                {
                    if (cell.Text.Contains(',', StringComparison.Ordinal) && NumberColumn.With(DecimalMark.Point).Read(cell).Problem is null) point ??= ((row, cell.Text), heading);
                    else if (cell.Text.Contains('.', StringComparison.Ordinal) && !cell.Text.EndsWith(".0", StringComparison.Ordinal) && !cell.Text.EndsWith(".00", StringComparison.Ordinal)
                        && NumberColumn.With(DecimalMark.Comma).Read(cell).Problem is null) comma ??= ((row, cell.Text), heading);
                }

                continue;
            }

            var (p, c, e) = NumberColumn.Evidence(Cells(column));
            if (p is { } shownPoint) point ??= (shownPoint, heading);
            if (c is { } shownComma) comma ??= (shownComma, heading);
            if (e is { } doubt) either ??= (doubt, heading);
        }

        if (point is { } one && comma is { } other)
        {
            Questions.Add(new IntakeQuestion("decimalMark",
                $"Numbers are written in two ways: '{one.At.Text}' in row {one.At.Row}, column '{one.Heading}', and '{other.At.Text}' in row {other.At.Row}, column '{other.Heading}'. Use one decimal mark throughout the file."));
        }
        else if (point is null && comma is null && either is { } unsure)
        {
            Questions.Add(new IntakeQuestion("decimalMark",
                $"'{unsure.At.Text}' in row {unsure.At.Row}, column '{unsure.Heading}', can be read in two ways. Say whether the decimal mark is a point or a comma."));
        }

        var mark = comma is not null && point is null ? DecimalMark.Comma : DecimalMark.Point;
        if (either is { } shown && Questions.Count == 0)
            Notes.Add($"'{shown.At.Text}' in row {shown.At.Row} was read with {Marks.First(pair => pair.Mark == mark).Words} as decimal mark, as other numbers of the file show it.");
        return mark;
    }

    private DateOrder? SettleOrder()
    {
        if (_settings.DateOrder is { } told) return told;
        ((int Row, string Text) At, string Heading)? day = null, month = null, either = null;
        foreach (var (_, column) in Mapped(IntakeType.Day))
        {
            var (d, m, e) = DateColumn.Evidence(Cells(column));
            if (d is { } first) day ??= (first, _table.Headings[column]);
            if (m is { } second) month ??= (second, _table.Headings[column]);
            if (e is { } doubt) either ??= (doubt, _table.Headings[column]);
        }

        if (day is { } one && month is { } other)
        {
            Questions.Add(new IntakeQuestion("dateOrder",
                $"Dates are written in two ways: '{one.At.Text}' in row {one.At.Row} has the day first, '{other.At.Text}' in row {other.At.Row} the month. Write dates as 2026-11-23."));
        }
        else if (day is null && month is null && either is { } unsure)
        {
            Questions.Add(new IntakeQuestion("dateOrder",
                $"'{unsure.At.Text}' in row {unsure.At.Row}, column '{unsure.Heading}', can be read in two ways. Say whether the day or the month stands first, or write dates as 2026-11-23."));
        }

        return month is not null ? DateOrder.MonthFirst : day is not null ? DateOrder.DayFirst : null;
    }

    /// <summary>A share with its own sign is certain; numbers above one in a column without signs are percentages when the heading or a person says so.</summary>
    private void SettleShares()
    {
        foreach (var (field, column) in Mapped(IntakeType.Share))
        {
            var bare = Cells(column).Where(pair => pair.Cell.Text.Length > 0 && pair.Cell.Shows != "%" && !_table.Rows.First(row => row.Number == pair.Row)[column].Text.EndsWith('%'))
                .Select(pair => (pair.Row, pair.Cell.Text, Read: _numbers.Read(pair.Cell))).Where(cell => cell.Read.Problem is null && cell.Read.Number != 0).ToList();
            if (_settings.ShareUnit is { } told)
            {
                _percents[field.Key] = told == ShareUnit.Percent;
                continue;
            }

            var heading = _table.Headings[column];
            if (bare.Count == 0 || !(heading.Contains('%', StringComparison.Ordinal) || Heading.Words(heading).Exists(word => word is "percent" or "pct" or "prozent"))) continue;
            if (bare.Exists(cell => Math.Abs(cell.Read.Number) > 1)) _percents[field.Key] = true;
            else Questions.Add(new IntakeQuestion("shareUnit", $"'{bare[0].Text}' in row {bare[0].Row} stands under the heading '{heading}': say whether that is {bare[0].Text} % or {bare[0].Read.Number * 100:0.##} %."));
        }
    }

    private void SettleCurrency()
    {
        var amounts = Mapped(IntakeType.Amount).ToList();
        var named = amounts.Exists(pair => CurrencyWords.InHeading(_table.Headings[pair.Column]) is not null
            || _table.Rows.Any(row => row[pair.Column].Shows is not null || _numbers.Read(row[pair.Column]).Currency is not null));
        if (amounts.Count > 0 && !named) Notes.Add($"The file names no currency: {_currency} is assumed, the deal's.");
    }

    /// <summary>What a number of pieces may say behind it: "1,024 GPUs".</summary>
    [GeneratedRegex(@"\s*(?:gpus?|nodes?|servers?|pcs|units?|stk|stück|台|枚)\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex PieceWord();
}
