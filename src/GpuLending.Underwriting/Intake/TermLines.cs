using System.Globalization;
using System.Text.RegularExpressions;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Intake;

/// <summary>
/// Reads lines of label, value and unit, in whatever order value and unit stand. A unit that does not fit the term, or that is missing where two are in use, refuses the line;
/// what holds for all lines (decimal mark, order of dates, currency, which of several values) is settled or asked first.
/// </summary>
internal sealed partial class TermLines(string currency, IntakeSettings settings)
{
    private const int LabelCells = 4;
    private const int MostUnread = 200;
    private const int LongestMonths = 1_200;
    private const decimal Largest = 1e13m;
    private const string ValueColumn = "value";

    private static readonly Dictionary<string, string> Nothing = [];

    private DecimalMark _mark;
    private DateOrder? _order;

    internal List<(string Sheet, RowError Error)> Errors { get; } = [];

    internal List<IntakeQuestion> Questions { get; } = [];

    internal List<string> Notes { get; } = [];

    /// <summary>Lines with a value that no term is read from.</summary>
    internal List<TermRow> Unread { get; } = [];

    /// <summary>The currency of amounts that name none, where the file says one.</summary>
    internal string? FileCurrency { get; private set; }

    /// <summary>Whether a row is a line of a term and not one of a table.</summary>
    internal static bool IsLine(TabularRow row) => Labelled("", row, Nothing) is { Term: not null } line && row.Cells.Count(cell => cell.Text.Length > 0) <= LabelCells && Values(row, line.At, line.Term!.Unit).Count == 1;

    /// <summary>Terms found, each with its sheet and row.</summary>
    internal List<(DealTerm Term, TermValue Value, string Sheet, int Row)> Read(IEnumerable<(TabularSheet Sheet, IReadOnlyList<TabularRow> Rows)> sheets)
    {
        var lines = new List<Line>();
        foreach (var (sheet, rows) in sheets)
        {
            var title = sheet.Rows.FirstOrDefault(row => row.Cells.Count(cell => cell.Text.Length > 0) == 1 && AmountWords.ScaleOfTitle(string.Concat(row.Cells.Select(cell => cell.Text))) != 1);
            foreach (var row in rows)
            {
                if (LineOf(sheet, row, title) is { } line) lines.Add(line);
            }
        }

        foreach (var (path, label) in settings.Columns.Where(pair => pair.Key != ValueColumn))
        {
            if (DealTerms.All.All(term => term.Path != path)) Questions.Add(new IntakeQuestion("columns" + (path.StartsWith('/') ? path : "/" + path), $"'{path}' is no term: {string.Join(", ", DealTerms.All.Select(term => term.Path))} are."));
            else if (label.Length > 0 && !lines.Exists(line => line.Term.Path == path)) Questions.Add(new IntakeQuestion("columns" + path, $"No line is labelled '{label}' and has a value."));
        }

        Settle(lines);
        var found = new List<(DealTerm Term, TermValue Value, string Sheet, int Row)>();
        foreach (var line in lines)
        {
            if (found.Find(other => other.Term == line.Term) is { Term: not null } twice)
            {
                Refuse(line, $"is said twice: row {twice.Row} of sheet '{twice.Sheet}' says it too. Say it once");
                continue;
            }

            if (Value(line) is { } value) found.Add((line.Term, value, line.Sheet, line.Row));
        }

        return found;
    }

    /// <summary>The line of a term in a row, with its one value; null when the row holds none.</summary>
    private Line? LineOf(TabularSheet sheet, TabularRow row, TabularRow? title)
    {
        var (term, label, at, inLabel) = Labelled(sheet.Name, row, settings.Columns);
        if (term is null)
        {
            Leave(sheet, row);
            return null;
        }

        if (inLabel is { } said) return new Line(term, sheet.Name, row.Number, label, new TabularCell(said, TabularCellKind.Text), label, "", null);
        var values = Values(row, at, term.Unit);
        var others = row.Cells.Skip(at + 1).Where((cell, i) => cell.Text.Length > 0 && !values.Contains(at + 1 + i)).Select(cell => cell.Text).ToList();
        if (values.Count == 0)
        {
            if (others.Exists(text => Heading.Words(text) is ["value" or "values" or "wert" or "valeur" or "valor" or "input" or "unit"])) return null;
            if (others.FirstOrDefault(text => text.Any(char.IsAsciiDigit)) is { } strange && row.Cells.Count(cell => cell.Text.Length > 0) <= LabelCells)
                Refuse(new Line(term, sheet.Name, row.Number, label, new TabularCell(strange, TabularCellKind.Text), "", "", null), term.Unit == TermUnit.Day ? "is not a date such as 2026-11-23" : "is not a number such as 1,234.50, with its unit beside it");
            else if (term.Unit != TermUnit.Text)
                Notes.Add(string.Create(CultureInfo.InvariantCulture, $"{Place(sheet.Name, row.Number)}: '{label}' has no value; a new deal's usual one stands."));
            return null;
        }

        if (values.Count > 1 && values.Select(value => row[value].Text).Distinct().Count() > 1)
        {
            var heads = sheet.Rows.LastOrDefault(above => above.Number < row.Number && values.TrueForAll(value => above[value] is { Kind: TabularCellKind.Text, Text.Length: > 0 } cell && !cell.Text.All(letter => char.IsAsciiDigit(letter) || letter is '%' or '.' or ',')));
            var named = values.ConvertAll(value => (Value: value, Name: heads is null ? TabularFile.Letter(value) : heads[value].Text));
            if (settings.Columns.TryGetValue(ValueColumn, out var told) && named.FindIndex(pair => string.Equals(pair.Name, told, StringComparison.OrdinalIgnoreCase)) is var chosen and >= 0)
            {
                values = [named[chosen].Value];
            }
            else
            {
                if (!Questions.Exists(question => question.Setting == "columns/" + ValueColumn))
                    Questions.Add(new IntakeQuestion("columns/" + ValueColumn, string.Create(CultureInfo.InvariantCulture, $"{Place(sheet.Name, row.Number)}: '{label}' has several values ({string.Join(", ", named.Take(6).Select(pair => $"{pair.Name}: {row[pair.Value].Text}"))}). Say the column of the case to read by its heading or letter.")));
                return null;
            }
        }

        var unit = others.FirstOrDefault() ?? "";
        var scale = title is not null && AmountWords.Scale(label + " " + string.Join(' ', others)) == 1 ? string.Concat(title.Cells.Select(cell => cell.Text)) : null;
        return new Line(term, sheet.Name, row.Number, label, row[values[0]], string.Join(' ', others.Prepend(label)), unit, scale);
    }

    /// <summary>The term a row's label names: its own words, what somebody said the label means, or "label: value" in one cell.</summary>
    private static (DealTerm? Term, string Label, int At, string? Inside) Labelled(string sheet, TabularRow row, IReadOnlyDictionary<string, string> told)
    {
        var seen = 0;
        for (var at = 0; at < row.Cells.Count && seen < LabelCells; at++)
        {
            var cell = row[at];
            if (cell.Text.Length == 0) continue;
            seen++;
            if (cell.Kind != TabularCellKind.Text) continue;
            if (Term(sheet, cell.Text, told) is { } term && row.Cells.Skip(at + 1).Any(other => other.Text.Length > 0)) return (term, cell.Text, at, null);
            var parts = cell.Text.Split([':', '：'], 2, StringSplitOptions.TrimEntries);
            if (parts.Length == 2 && parts[1].Length > 0 && Term(sheet, parts[0], told) is { } within) return (within, parts[0], at, parts[1]);
            if (parts is [var named, ""] && Term(sheet, named, told) is { } colon && row.Cells.Skip(at + 1).Any(other => other.Text.Length > 0)) return (colon, named, at, null);
        }

        return (null, "", 0, null);
    }

    private static DealTerm? Term(string sheet, string label, IReadOnlyDictionary<string, string> told)
    {
        if (told.FirstOrDefault(pair => pair.Value.Length > 0 && string.Equals(pair.Value, label, StringComparison.OrdinalIgnoreCase)).Key is { } path && DealTerms.All.FirstOrDefault(term => term.Path == path) is { } named) return named;
        var scored = DealTerms.All.Where(term => !told.ContainsKey(term.Path)).Select(term => (Term: term, Score: Heading.Score(label, term.Field) + (string.Equals(term.Sheet, sheet, StringComparison.OrdinalIgnoreCase) ? 1 : 0)))
            .Where(pair => pair.Score >= 90).OrderByDescending(pair => pair.Score).ToList();
        return scored.Count == 0 || (scored.Count > 1 && scored[0].Score == scored[1].Score) ? null : scored[0].Term;
    }

    /// <summary>Where values of a term's kind stand right of its label.</summary>
    private static List<int> Values(TabularRow row, int at, TermUnit unit)
    {
        var places = Enumerable.Range(at + 1, Math.Max(0, row.Cells.Count - at - 1)).Where(place => row[place].Text.Length > 0).ToList();
        if (unit == TermUnit.Text) return places.Count is 0 or > 2 || row[places[0]].Kind == TabularCellKind.Number || Heading.Words(row[places[0]].Text) is ["value" or "wert" or "valeur" or "input"] ? [] : [places[0]];
        if (unit == TermUnit.Day) return [.. places.Where(place => row[place].Kind == TabularCellKind.Date || (row[place].Kind == TabularCellKind.Text && row[place].Text.Any(char.IsAsciiDigit))).Take(1)];
        return [.. places.Where(place => row[place].Kind is TabularCellKind.Number or TabularCellKind.Error || (row[place].Kind == TabularCellKind.Text && Valued().IsMatch(row[place].Text)))];
    }

    private void Leave(TabularSheet sheet, TabularRow row)
    {
        var filled = row.Cells.Where(cell => cell.Text.Length > 0).ToList();
        var label = filled.FindIndex(cell => cell.Kind == TabularCellKind.Text && cell.Text.Any(char.IsLetter));
        if (Unread.Count >= MostUnread || label < 0 || filled.Count is < 2 or > 8) return;
        if (filled.Skip(label + 1).FirstOrDefault(cell => cell.Kind is TabularCellKind.Number or TabularCellKind.Date || Valued().IsMatch(cell.Text)) is { Text.Length: > 0 } value)
            Unread.Add(new TermRow(sheet.Name, row.Number, filled[label].Text.Length <= 80 ? filled[label].Text : filled[label].Text[..80] + "...", "", value.Text.Length <= 80 ? value.Text : value.Text[..80] + "...", ""));
    }

    /// <summary>What holds for every line: one program wrote the file with one mark, one order of dates, and in one currency.</summary>
    private void Settle(List<Line> lines)
    {
        var numbers = lines.Where(line => line.Term.Unit is not (TermUnit.Text or TermUnit.Day)).Select(line => (line.Row, line.Value with { Content = Parts(line.Value).Number })).ToList();
        var (point, comma, either) = NumberColumn.Evidence(numbers);
        if (settings.DecimalMark is null && point is { } one && comma is { } other) Questions.Add(new IntakeQuestion("decimalMark", $"Terms are written in two ways: '{one.Text}' in row {one.Row} and '{other.Text}' in row {other.Row}. Use one decimal mark throughout, or say which it is."));
        else if (settings.DecimalMark is null && point is null && comma is null && either is { } doubt) Questions.Add(new IntakeQuestion("decimalMark", $"'{doubt.Text}' in row {doubt.Row} can be read in two ways. Say whether the decimal mark is a point or a comma."));
        _mark = settings.DecimalMark ?? (comma is not null && point is null ? DecimalMark.Comma : DecimalMark.Point);
        var (day, month, open) = DateColumn.Evidence(lines.Where(line => line.Term.Unit == TermUnit.Day).Select(line => (line.Row, line.Value)));
        if (settings.DateOrder is null && day is null && month is null && open is { } date) Questions.Add(new IntakeQuestion("dateOrder", $"'{date.Text}' in row {date.Row} can be read in two ways. Say whether the day or the month stands first, or write dates as 2026-11-23."));
        _order = settings.DateOrder ?? (month is not null ? DateOrder.MonthFirst : day is not null ? DateOrder.DayFirst : null);
        if (lines.Find(line => line.Term.Path == DealTerms.CurrencyPath) is { } said) FileCurrency = CurrencyWords.Of(said.Value.Text.Trim()) ?? said.Value.Text.Trim().ToUpperInvariant();
        var foreign = lines.Where(line => IsMoney(line.Term.Unit)).Select(line => (Line: line, Currency: Named(line) ?? FileCurrency)).Where(pair => pair.Currency is not null && pair.Currency != currency).ToList();
        if (foreign.Count == 0 || settings.ExchangeRate is not null) return;
        var (first, code) = foreign[0];
        Questions.Add(new IntakeQuestion("exchangeRate", $"{Place(first.Sheet, first.Row)}: '{first.Label}' is in {code}, and deals are opened in {currency}. Say what one {code} is in {currency}, or convert the file."));
    }

    private string? Named(Line line) => NumberColumn.With(_mark).Read(line.Value with { Content = Parts(line.Value).Number }).Currency ?? (line.Value.Shows is { } shown && shown != "%" ? shown : null)
        ?? CurrencyWords.InHeading(line.Words + " " + Parts(line.Value).Unit);

    /// <summary>The number of a cell, and what stands behind it: "48 Monate", "0,14 €/kWh".</summary>
    private static (string Number, string Unit) Parts(TabularCell cell)
    {
        if (cell.Kind != TabularCellKind.Text) return (cell.Text, "");
        var match = Valued().Match(cell.Text.Normalize(System.Text.NormalizationForm.FormKC).Trim());
        return match.Success ? ((match.Groups["currency"].Value + match.Groups["number"].Value).Trim(), match.Groups["unit"].Value.Trim()) : (cell.Text, "");
    }

    private TermValue? Value(Line line)
    {
        var (term, cell) = (line.Term, line.Value);
        if (cell.Kind == TabularCellKind.Error) return Refuse(line, "is an error in the workbook or a formula without its result");
        if (term.Unit == TermUnit.Text)
            return QuoteText.Problem(cell.Text) is { } hidden ? Refuse(line, hidden) : cell.Text.Length > 200 ? Refuse(line, "has more than 200 characters") : new TermValue(cell.Text, 0, default);
        if (term.Unit == TermUnit.Day)
        {
            var (day, problem) = DateColumn.With(_order).Read(cell);
            return problem is not null ? Refuse(line, problem) : day.Year is < 2000 or > 2100 ? Refuse(line, "is a day out of reach: 2000 to 2100 is allowed") : new TermValue(cell.Text, 0, day);
        }

        var (bare, inside) = Parts(cell);
        var (number, _, wrong) = NumberColumn.With(_mark).Read(cell with { Content = bare });
        if (wrong is not null) return Refuse(line, wrong);
        if (number < 0) return Refuse(line, "is negative: 0 or more is allowed");
        if (number > Largest) return Refuse(line, "is out of reach");
        var unit = inside.Length > 0 ? inside : line.Unit;
        var text = (line.Words + " " + inside).Trim();
        var signed = inside.Contains('%', StringComparison.Ordinal);
        // A workbook's percentage is a fraction already; "5 %" as text is not.
        var (value, doubt) = signed || cell.Shows == "%" ? term.Unit == TermUnit.Share ? (signed ? number / 100 : number, null) : (0m, "is a percentage, which this term is not")
            : Scaled(term, number, text, unit);
        if (doubt is not null) return Refuse(line, doubt);
        if (term.Unit == TermUnit.Months && value > LongestMonths) return Refuse(line, string.Create(CultureInfo.InvariantCulture, $"is {value:#,0} months: at most {LongestMonths} are allowed"));
        if (IsMoney(term.Unit))
        {
            if (line.Title is { } title && value != 0 && term.Unit is TermUnit.Amount or TermUnit.AmountPerMonth && Units(text) == 1 && AmountWords.Scale(text) == 1)
                return Refuse(line, $"stands on a sheet that says '{title}', and the line does not say whether it is counted so: write its unit beside it");
            var named = Named(line) ?? FileCurrency;
            if (named is not null && named != currency)
            {
                if (settings.ExchangeRate is not { } rate) return null;
                value *= rate;
                Notes.Add(string.Create(CultureInfo.InvariantCulture, $"{Place(line.Sheet, line.Row)}: {cell.Text} {line.Unit} was brought from {named} to {currency} at {rate:0.######}, as was said."));
            }
        }

        if (value != number) Notes.Add(string.Create(CultureInfo.InvariantCulture, $"{Place(line.Sheet, line.Row)}: {cell.Text} {line.Unit} was read as {value:0.######} {Words(term.Unit)}.").Replace("  ", " ", StringComparison.Ordinal));
        return new TermValue(cell.Text, Math.Round(value, 10, MidpointRounding.AwayFromZero), default);
    }

    /// <summary>Thousands or millions, as a unit such as "USD k" or "$m" says.</summary>
    private static decimal Units(string text)
    {
        var words = Heading.Words(text.ToLowerInvariant());
        return words.Exists(word => word is "million" or "millions" or "mn" or "mm" or "m" or "mio") ? 1_000_000m
            : words.Exists(word => word is "thousand" or "thousands" or "k" or "tsd" or "teur" or "tusd" or "000" or "000s") ? 1_000m
            : words.Exists(word => word is "billion" or "bn" or "mrd") ? 1_000_000_000m : AmountWords.Scale(text);
    }

    /// <summary>The value in the document's unit, or why its unit will not do.</summary>
    private static (decimal Value, string? Doubt) Scaled(DealTerm term, decimal number, string text, string said)
    {
        var (unit, words) = (term.Unit, Heading.Words(text.ToLowerInvariant()));
        bool Any(params string[] sought) => words.Exists(word => sought.Contains(word));
        var (energy, power) = (Any("kwh", "mwh"), Any("kw", "kilowatt", "kilowatts", "watt", "watts", "w", "mw"));
        var (month, year, hour) = (Any("month", "months", "mo", "monthly", "monat", "monate", "monaten", "mois", "meses", "mths"), Any("year", "years", "yr", "yrs", "annum", "annual", "pa", "jahr", "jahre", "jahren", "ans", "años"), Any("hour", "hours", "hr", "h", "hourly"));
        switch (unit)
        {
            case TermUnit.Share:
                if (Any("bp", "bps")) return (number / 10_000, null);
                if (said.Contains('%', StringComparison.Ordinal) || text.Contains('%', StringComparison.Ordinal) || Any("percent", "pct"))
                    return number is > 0 && number <= (decimal)term.MostShare ? (0, string.Create(CultureInfo.InvariantCulture, $"may be {number:0.####} % or {number * 100:0.####} %: write the sign into the cell")) : (number / 100, null);
                return number <= 1 ? (number, null) : (0, "names no %: write 5 %, 0.05 or 500 with the unit bp");
            case TermUnit.Months:
                if (year && !month) return number * 12 == Math.Truncate(number * 12) ? (number * 12, null) : (0, "is no whole number of months");
                return !month ? (0, "does not say whether it is in months or years: write the unit beside it") : number == Math.Truncate(number) ? (number, null) : (0, "is no whole number of months");
            case TermUnit.KilowattsPerGpu:
                if (energy) return (0, "is in kWh, which is energy: a draw is in kW");
                if (!power) return (0, "names no unit: write kW per GPU or W per GPU beside it");
                if (Any("mw")) return (0, "is in MW: write the kW of one GPU");
                if (Any("node", "server", "machine", "system")) return (0, "is the draw of a machine: write the kW of one GPU");
                if (!Any("gpu", "gpus")) return (0, "does not say whether it is of one GPU: write kW per GPU beside it");
                return (Any("w", "watt", "watts") ? number / 1000 : number, null);
            case TermUnit.AmountPerKilowattHour:
                if (!energy) return (0, power ? "is per kW, which is power: a price of energy is per kWh" : "names no unit: write $/kWh or $/MWh beside it");
                return ((Any("mwh") ? number / 1000 : number) / (Any("cent", "cents", "ct") || text.Contains('¢', StringComparison.Ordinal) ? 100 : 1), null);
            case TermUnit.AmountPerKilowattMonth:
                if (energy) return (0, "is per kWh: colocation is rent for a kW and month");
                if (!power || !(month || year) || Any("mw")) return (0, "names no unit: write $/kW/month beside it");
                return (year && !month ? number / 12 : number, null);
            case TermUnit.AmountPerGpuMonth:
                if (Any("node", "server", "machine", "system")) return (0, "is for a machine: write it for one GPU and month");
                if (!Any("gpu", "gpus") || !(month || year)) return (0, "names no unit: write $/GPU/month beside it");
                return (year && !month ? number / 12 : number, null);
            case TermUnit.AmountPerGpuHour:
                return PriceUnitText.Read(text) switch
                {
                    (PriceUnit.GpuHour, _) => (number, null),
                    (PriceUnit.GpuMonth, _) => (number / MarketMethodology.HoursPerMonth, null),
                    _ => (0, "names no unit: write $/GPU-hour beside it"),
                };
            case TermUnit.AmountPerMonth:
                if (hour) return (0, "is per hour: write it per month");
                return month ? (number * Units(text), null) : year ? (number * Units(text) / 12, null) : (0, "does not say whether it is per month or per year: write the unit beside it");
            case TermUnit.Amount:
                return (number * Units(text), null);
            case TermUnit.Multiple or TermUnit.Number or TermUnit.Text or TermUnit.Day:
                return (number, null);
        }

        return (number, null);
    }

    private static string Place(string sheet, int row) => string.Create(CultureInfo.InvariantCulture, $"{(sheet.Length > 0 ? $"Sheet '{sheet}', row" : "Row")} {row}");

    private TermValue? Refuse(Line line, string message)
    {
        var value = line.Value.Text;
        Errors.Add((line.Sheet, new RowError(line.Row, line.Sheet.Length > 0 ? $"{line.Sheet}: {line.Label}" : line.Label, value.Length <= 80 ? value : value[..80] + "...", message + ".")));
        return null;
    }

    private static bool IsMoney(TermUnit unit) => unit is TermUnit.Amount or TermUnit.AmountPerMonth or TermUnit.AmountPerGpuMonth or TermUnit.AmountPerGpuHour or TermUnit.AmountPerKilowattHour or TermUnit.AmountPerKilowattMonth;

    private static string Words(TermUnit unit) => unit switch
    {
        TermUnit.Share => "as a fraction",
        TermUnit.Months => "months",
        TermUnit.KilowattsPerGpu => "kW per GPU",
        TermUnit.AmountPerKilowattHour => "per kWh",
        TermUnit.AmountPerKilowattMonth => "per kW and month",
        TermUnit.AmountPerGpuMonth => "per GPU and month",
        TermUnit.AmountPerGpuHour => "per GPU-hour",
        TermUnit.AmountPerMonth => "per month",
        TermUnit.Amount or TermUnit.Multiple or TermUnit.Number or TermUnit.Text or TermUnit.Day => "",
    };

    /// <summary>A number with its unit and nothing else: a remark that begins with a number is no value.</summary>
    [GeneratedRegex(@"^(?<currency>(?:US)?\$|\p{Sc}|[A-Z]{3}(?=\s?\d))?\s?(?<number>[-+]?\d[\d.,'’ \u00A0\u202F]*)(?<unit>(?:\s*(?:(?:x|bps?|p\.?\s?a\.?|per annum|pa|months?|mths?|mos?|monate?n?|mois|meses|years?|yrs?|jahre?n?|ans|años|k|m|mm|mn|mio\.?|million|bn|kw|kwh|mwh|mw|w|watts?|gpu|gpus|hours?|hr|h|node|server|per|pro|je|cents?|ct|of cost|usd|eur|gbp|jpy)(?![\p{L}\d])|\p{Sc}|[%×/\-¢]))*)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Valued();

    /// <summary>One line as it stands.</summary>
    private sealed record Line(DealTerm Term, string Sheet, int Row, string Label, TabularCell Value, string Words, string Unit, string? Title);
}
