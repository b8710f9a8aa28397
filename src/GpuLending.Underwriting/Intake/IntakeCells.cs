using System.Globalization;
using System.Text;
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
    private readonly string? _fileCurrency;
    private readonly NumberColumn _numbers;
    private readonly DateColumn _dates;
    private readonly DateOrder? _order;
    private readonly IntakeSettings _settings;
    private readonly Dictionary<string, bool> _percents = new(StringComparer.Ordinal);
    private string? _foreign;
    private bool _allForeign;

    internal IntakeCells(IntakeTable table, IntakeKind kind, Dictionary<string, int> columns, IntakeSettings settings, string currency, string? fileCurrency)
    {
        (_table, _fields, _columns, _settings, _currency, _fileCurrency) = (table, IntakeFields.Of(kind), columns, settings, currency, fileCurrency);
        _numbers = NumberColumn.With(SettleMark());
        _order = SettleOrder();
        _dates = DateColumn.With(_order);
        SettleShares();
        SettleCurrency();
        SettleScale();
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

        var (number, _, problem) = _numbers.Read(cell with { Content = PieceWord().Replace(Plain(cell.Text), "") });
        if (problem is null && number == Math.Truncate(number) && number >= 1 && number <= most) return (int)number;
        Refuse(row, key, string.Create(CultureInfo.InvariantCulture, $"is not a whole number from 1 to {most:#,0}"));
        return null;
    }

    /// <summary>"128 x 8": so many machines with so many GPUs each. Null when the cell says nothing of the kind.</summary>
    internal int? Product(TabularRow row, string key)
    {
        var match = TimesText().Match(Plain(Cell(row, key).Text));
        return match.Success && long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) is var all and > 0 and <= int.MaxValue ? (int)all : null;
    }

    /// <summary>An amount above or at zero in the deal's currency.</summary>
    internal decimal? Amount(TabularRow row, string key) => Amount(row, key, out _);

    /// <summary>The same, with what the cell itself says the amount is for, such as "per node".</summary>
    internal decimal? Amount(TabularRow row, string key, out string unit)
    {
        var cell = Cell(row, key);
        unit = "";
        if (cell.Text.Length == 0 || IsDash(cell)) return null;
        (var bare, var scale, unit) = Bare(cell);
        var (number, inCell, problem) = _numbers.Read(bare);
        var currency = inCell ?? CurrencyOf(cell, _columns[key]);
        if (problem is not null) Refuse(row, key, cell.Text.Any(char.IsAsciiDigit) || cell.Kind != TabularCellKind.Text ? problem : "is no amount: write the figure, or leave the cell empty where there is none");
        else if (cell.Shows == "%") Refuse(row, key, "is a percentage and not an amount");
        else if (number < 0) Refuse(row, key, "is negative: an amount of 0 or more is allowed");
        else if (currency is not null && currency != _currency && currency != _foreign) Refuse(row, key, $"is in {currency} and the deal is in {_currency}: convert it and say so in the file");
        else return InDeal(number, scale != 1 ? scale : ScaleOf(_columns[key]), currency is not null ? currency == _foreign : _allForeign);
        return null;
    }

    private decimal? InDeal(decimal number, decimal scale, bool foreign)
    {
        if (foreign && _settings.ExchangeRate is { } rate) Notes.Add(string.Create(CultureInfo.InvariantCulture, $"Amounts in {_foreign} were brought to {_currency} at {rate:0.######}, as was said."));
        return Math.Abs(number) > 1e15m ? number : Math.Round(number * scale * (foreign ? _settings.ExchangeRate ?? 1 : 1), 6, MidpointRounding.AwayFromZero);
    }

    /// <summary>Whether a cell says itself what its amount is for, or holds none.</summary>
    internal bool SaysUnit(TabularRow row, string key) => Cell(row, key) is var cell && (cell.Text.Length == 0 || IsDash(cell) || Bare(cell).Unit.Length > 0);

    /// <summary>Heading of the first column of days that no field is read from; null when there is none.</summary>
    internal string? UnreadDays() => Enumerable.Range(0, _table.Headings.Count).Where(column => !_columns.ContainsValue(column) && _table.Rows.Take(20).Any(row => row[column].Kind == TabularCellKind.Date))
        .Select(column => _table.Headings[column]).FirstOrDefault(heading => heading.Length > 0);

    /// <summary>All headings of the table.</summary>
    internal IReadOnlyList<string> Headings => _table.Headings;

    /// <summary>A day within a cell of words, in the file's order of days and months; null when it cannot be read, or in two ways.</summary>
    internal DateOnly? DayOf(string text)
    {
        var cell = new TabularCell(text, TabularCellKind.Text);
        if (_order is null && DateColumn.Evidence([(0, cell)]) is (null, null, not null)) return null;
        var (day, problem) = _order is null && DateColumn.Evidence([(0, cell)]).Month is not null ? DateColumn.With(DateOrder.MonthFirst).Read(cell) : _dates.Read(cell);
        return problem is null ? day : null;
    }

    /// <summary>A number within a cell of words; null when it cannot be read.</summary>
    internal decimal? NumberOf(string text) => _numbers.Read(new TabularCell(text, TabularCellKind.Text)) is (var number, null or "USD", null) && number >= 0 ? number : null;

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
        var text = YearWord().Replace(Plain(cell.Text), "");
        var signed = text.EndsWith('%');
        var (number, _, problem) = _numbers.Read(cell with { Content = text.TrimEnd('%', ' ') });
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

    /// <summary>A cell's text with the digits and spaces of every script in their plain form.</summary>
    private static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).Trim();

    /// <summary>An amount without what stands behind it.</summary>
    private static (TabularCell Number, decimal Scale, string Unit) Bare(TabularCell cell)
    {
        if (cell.Kind != TabularCellKind.Text) return (cell, 1, "");
        var text = Plain(cell.Text);
        return AmountWords.Split(text) is var (number, scale, unit) && (scale != 1 || unit.Length > 0) ? (cell with { Content = number }, scale, unit) : (cell with { Content = text }, 1, "");
    }

    /// <summary>What the amounts of a column are counted in.</summary>
    private decimal ScaleOf(int column)
    {
        var heading = _table.Headings[column];
        var scale = AmountWords.Scale(heading);
        if (scale != 1) Notes.Add(string.Create(CultureInfo.InvariantCulture, $"'{heading}' was read in units of {scale:#,0}."));
        return scale != 1 ? scale : _settings.Scale switch { AmountScale.Thousand => 1_000m, AmountScale.Million => 1_000_000m, _ => 1m };
    }

    private string? CurrencyOf(TabularCell cell, int column) => (cell.Shows is { } shown && shown != "%" ? shown : null) ?? CurrencyWords.InHeading(_table.Headings[column]);

    private IEnumerable<(IntakeField Field, int Column)> Mapped(params IntakeType[] types) =>
        _fields.Where(field => types.Contains(field.Type) && _columns.ContainsKey(field.Key)).Select(field => (field, _columns[field.Key]));

    private IEnumerable<(int Row, TabularCell Cell)> Cells(int column, IntakeType type) => _table.Rows.Select(row =>
    {
        // "3/15/2026" is an amount of 3 for something only to who takes it for an amount.
        var cell = type == IntakeType.Amount ? Bare(row[column]).Number : row[column].Kind == TabularCellKind.Text ? row[column] with { Content = Plain(row[column].Text) } : row[column];
        return (row.Number, cell.Text.Contains('%', StringComparison.Ordinal) ? cell with { Content = YearWord().Replace(cell.Text, "").TrimEnd('%', ' ') } : cell);
    });

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
                foreach (var (row, cell) in Cells(column, field.Type).Where(pair => pair.Cell.Kind == TabularCellKind.Text))
                {
                    if (cell.Text.Contains(',', StringComparison.Ordinal) && NumberColumn.With(DecimalMark.Point).Read(cell).Problem is null) point ??= ((row, cell.Text), heading);
                    else if (cell.Text.Contains('.', StringComparison.Ordinal) && !cell.Text.EndsWith(".0", StringComparison.Ordinal) && !cell.Text.EndsWith(".00", StringComparison.Ordinal)
                        && NumberColumn.With(DecimalMark.Comma).Read(cell).Problem is null) comma ??= ((row, cell.Text), heading);
                }

                continue;
            }

            var (p, c, e) = NumberColumn.Evidence(Cells(column, field.Type));
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
            var (d, m, e) = DateColumn.Evidence(Cells(column, IntakeType.Day));
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
            var bare = Cells(column, IntakeType.Share).Where(pair => pair.Cell.Text.Length > 0 && pair.Cell.Shows != "%" && !_table.Rows.First(row => row.Number == pair.Row)[column].Text.Contains('%', StringComparison.Ordinal))
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

    /// <summary>The file's currency: from cells and headings, else from a title. Another one than the deal's needs a rate that somebody says.</summary>
    private void SettleCurrency()
    {
        var amounts = Mapped(IntakeType.Amount).ToList();
        if (amounts.Count == 0) return;
        var named = new List<(string Currency, string Where)>();
        foreach (var (_, column) in amounts)
        {
            var heading = _table.Headings[column];
            if (CurrencyWords.InHeading(heading) is { } inHeading) named.Add((inHeading, $"The heading '{heading}'"));
            foreach (var row in _table.Rows)
            {
                if (((row[column].Shows is { } shown && shown != "%" ? shown : null) ?? _numbers.Read(Bare(row[column]).Number).Currency) is { } inCell) named.Add((inCell, string.Create(CultureInfo.InvariantCulture, $"Row {row.Number}, column '{heading}',")));
            }
        }

        if (named.Count == 0)
        {
            named.AddRange(_table.Titles.Select(title => (AmountWords.CurrencyOfTitle(title.Text)!, string.Create(CultureInfo.InvariantCulture, $"'{title.Text}' in row {title.Row}"))).Where(pair => pair.Item1 is not null).Take(1));
            if (named.Count == 0 && _fileCurrency is { } said) named.Add((said, "The workbook"));
            _allForeign = named.Count > 0 && named[0].Currency != _currency;
        }

        var foreign = named.Where(pair => pair.Currency != _currency).DistinctBy(pair => pair.Currency).ToList();
        // A sign that two countries write is that of the one which is named.
        if (foreign.Exists(pair => pair.Currency is "JPY" or "CNY")) foreign.RemoveAll(pair => pair.Currency == "JPY or CNY");
        if (named.Count == 0) Notes.Add($"The file names no currency: {_currency} is assumed, the deal's.");
        if (foreign is not [var (currency, where)]) return;
        _foreign = currency;
        if (_settings.ExchangeRate is null)
            Questions.Add(new IntakeQuestion("exchangeRate", $"{where} is in {currency} and the deal is in {_currency}. Say what one {currency} is in {_currency} (1 if it is {_currency} after all), or convert the file."));
    }

    /// <summary>"$ in thousands" above a table may hold for all its amounts, or for all but those of one piece.</summary>
    private void SettleScale()
    {
        if (_settings.Scale is not null || _fields.Any(field => field.Key == "customer")) return;
        if (_table.Titles.FirstOrDefault(title => AmountWords.ScaleOfTitle(title.Text) != 1) is not { Text.Length: > 0 } said) return;
        if (Mapped(IntakeType.Amount).FirstOrDefault(pair => AmountWords.Scale(_table.Headings[pair.Column]) == 1) is not { Field: not null } open) return;
        Questions.Add(new IntakeQuestion("scale", string.Create(CultureInfo.InvariantCulture, $"'{said.Text}' stands in row {said.Row}, and '{_table.Headings[open.Column]}' does not say whether it is counted so. Say whether amounts are in single units, thousands or millions.")));
    }

    [GeneratedRegex(@"^(\d{1,6})\s*[x×*]\s*(\d{1,3})(?:\s*gpus?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex TimesText();

    [GeneratedRegex(@"(?<=%)\s*(?:p\.?\s?a\.?|per annum|per year|a year|/\s?(?:year|yr|a)|yearly|annually|pro jahr|par an)$", RegexOptions.IgnoreCase)]
    private static partial Regex YearWord();

    /// <summary>What a number of pieces may say behind it: "1,024 GPUs".</summary>
    [GeneratedRegex(@"\s*(?:gpus?|nodes?|servers?|pcs|units?|stk|stück|台|枚)\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex PieceWord();
}
