using System.Globalization;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Intake;

/// <summary>Reads lines of label, value and unit. A unit that does not fit the term, or that is missing where two are in use, refuses the line.</summary>
internal sealed class TermLines(string currency, IntakeSettings settings)
{
    internal List<(string Sheet, RowError Error)> Errors { get; } = [];

    internal List<string> Notes { get; } = [];

    /// <summary>Terms found, each with its sheet and row.</summary>
    internal List<(DealTerm Term, TermValue Value, string Sheet, int Row)> Read(IEnumerable<TabularSheet> sheets)
    {
        var found = new List<(DealTerm Term, TermValue Value, string Sheet, int Row)>();
        foreach (var sheet in sheets)
        {
            foreach (var row in sheet.Rows)
            {
                var filled = row.Cells.Where(cell => cell.Text.Length > 0).ToList();
                if (filled.Count < 2 || filled[0].Kind != TabularCellKind.Text || Term(sheet.Name, filled[0].Text) is not { } term) continue;
                if (Heading.Words(filled[1].Text) is ["value" or "values" or "wert" or "valeur" or "valor" or "input"]) continue;
                if (row[Place(row, filled[0]) + 1].Text.Length == 0 && term.Unit is not (TermUnit.Text or TermUnit.Day) && !filled[1].Text.Any(char.IsAsciiDigit))
                {
                    Notes.Add(string.Create(CultureInfo.InvariantCulture, $"Sheet '{sheet.Name}', row {row.Number}: '{filled[0].Text}' has no value; a new deal's usual one stands."));
                    continue;
                }

                if (found.Find(other => other.Term == term) is { Term: not null } twice)
                {
                    Refuse(sheet, row, filled[0].Text, filled[1].Text, $"is said twice: row {twice.Row} of sheet '{twice.Sheet}' says it too. Say it once");
                    continue;
                }

                var words = string.Join(' ', filled.Skip(2).Where(cell => cell.Kind == TabularCellKind.Text).Select(cell => cell.Text).Prepend(filled[0].Text));
                if (Value(sheet, row, term, filled[0].Text, filled[1], words, filled.Count > 2 ? filled[2].Text : "") is { } value) found.Add((term, value, sheet.Name, row.Number));
            }
        }

        return found;
    }

    private static int Place(TabularRow row, TabularCell cell) => row.Cells.ToList().IndexOf(cell);

    private static DealTerm? Term(string sheet, string label)
    {
        var scored = DealTerms.All.Select(term => (Term: term, Score: Heading.Score(label, term.Field) + (string.Equals(term.Sheet, sheet, StringComparison.OrdinalIgnoreCase) ? 1 : 0)))
            .Where(pair => pair.Score >= 90).OrderByDescending(pair => pair.Score).ToList();
        return scored.Count == 0 || (scored.Count > 1 && scored[0].Score == scored[1].Score) ? null : scored[0].Term;
    }

    private TermValue? Value(TabularSheet sheet, TabularRow row, DealTerm term, string label, TabularCell cell, string words, string unit)
    {
        if (cell.Kind == TabularCellKind.Error) return Refuse(sheet, row, label, cell.Text, "is an error in the workbook or a formula without its result");
        if (term.Unit == TermUnit.Text)
            return QuoteText.Problem(cell.Text) is { } hidden ? Refuse(sheet, row, label, cell.Text, hidden) : cell.Text.Length > 200 ? Refuse(sheet, row, label, cell.Text[..80] + "...", "has more than 200 characters") : new TermValue(cell.Text, 0, default);
        if (term.Unit == TermUnit.Day)
        {
            if (settings.DateOrder is null && DateColumn.Evidence([(row.Number, cell)]).Either is not null) return Refuse(sheet, row, label, cell.Text, "can be read with the day or the month first: write it as 2026-11-23");
            var order = settings.DateOrder ?? (DateColumn.Evidence([(row.Number, cell)]).Month is not null ? DateOrder.MonthFirst : DateOrder.DayFirst);
            var (day, problem) = DateColumn.With(order).Read(cell);
            return problem is null ? new TermValue(cell.Text, 0, day) : Refuse(sheet, row, label, cell.Text, problem);
        }

        var signed = cell.Text.EndsWith('%');
        var bare = cell.Text.TrimEnd('%', ' ');
        var ending = term.Unit == TermUnit.Multiple ? bare.TrimEnd('x', 'X', ' ') : bare;
        var (point, comma, either) = NumberColumn.Evidence([(row.Number, cell with { Content = ending })]);
        if (settings.DecimalMark is null && point is null && comma is null && either is not null) return Refuse(sheet, row, label, cell.Text, "can be read with a point or a comma as decimal mark: write it without marks between thousands");
        var (number, inCell, wrong) = NumberColumn.With(settings.DecimalMark ?? (comma is not null ? DecimalMark.Comma : DecimalMark.Point)).Read(cell with { Content = ending });
        if (wrong is not null) return Refuse(sheet, row, label, cell.Text, wrong);
        var named = inCell ?? (cell.Shows is { } shown && shown != "%" ? shown : null) ?? CurrencyWords.InHeading(words);
        if (IsMoney(term.Unit) && named is not null && named != currency) return Refuse(sheet, row, label, cell.Text, $"is in {named}: the deal is in {currency}");
        if (number < 0) return Refuse(sheet, row, label, cell.Text, "is negative: 0 or more is allowed");
        // A workbook's percentage is a fraction already; "5 %" as text is not.
        var (value, doubt) = signed || cell.Shows == "%" ? term.Unit == TermUnit.Share ? (signed && cell.Kind == TabularCellKind.Text ? number / 100 : number, null) : (0m, "is a percentage, which this term is not")
            : Scaled(term.Unit, number, Heading.Words(words.ToLowerInvariant()), unit);
        if (doubt is not null) return Refuse(sheet, row, label, cell.Text, doubt);
        if (value != number) Notes.Add(string.Create(CultureInfo.InvariantCulture, $"Sheet '{sheet.Name}', row {row.Number}: {cell.Text} {unit} was read as {value:0.######} {Words(term.Unit)}."));
        return new TermValue(cell.Text, value, default);
    }

    /// <summary>The value in the document's unit, or why its unit will not do.</summary>
    private static (decimal Value, string? Doubt) Scaled(TermUnit unit, decimal number, List<string> words, string said)
    {
        bool Any(params string[] sought) => words.Exists(word => sought.Contains(word));
        var (energy, power) = (Any("kwh", "mwh"), Any("kw", "kilowatt", "kilowatts", "watt", "watts", "w", "mw"));
        var (month, year, hour) = (Any("month", "months", "mo", "monthly", "monat", "mois"), Any("year", "years", "yr", "annum", "annual", "pa", "jahr", "jahre"), Any("hour", "hours", "hr", "h", "hourly"));
        switch (unit)
        {
            case TermUnit.Share:
                if (Any("bp", "bps")) return (number / 10_000, null);
                if (said.Contains('%', StringComparison.Ordinal) || Any("percent", "pct")) return (number / 100, null);
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
                return (Any("mwh") ? number / 1000 : Any("cent", "cents", "ct") ? number / 100 : number, null);
            case TermUnit.AmountPerKilowattMonth:
                if (energy) return (0, "is per kWh: colocation is rent for a kW and month");
                if (!power || !(month || year)) return (0, "names no unit: write $/kW/month beside it");
                return (year && !month ? number / 12 : number, null);
            case TermUnit.AmountPerGpuMonth:
                if (Any("node", "server", "machine", "system")) return (0, "is for a machine: write it for one GPU and month");
                if (!Any("gpu", "gpus") || !(month || year)) return (0, "names no unit: write $/GPU/month beside it");
                return (year && !month ? number / 12 : number, null);
            case TermUnit.AmountPerGpuHour:
                return PriceUnitText.Read(string.Join(' ', words)) switch
                {
                    (PriceUnit.GpuHour, _) => (number, null),
                    (PriceUnit.GpuMonth, _) => (number / MarketMethodology.HoursPerMonth, null),
                    _ => (0, "names no unit: write $/GPU-hour beside it"),
                };
            case TermUnit.AmountPerMonth:
                if (hour) return (0, "is per hour: write it per month");
                return month ? (number, null) : year ? (number / 12, null) : (0, "does not say whether it is per month or per year: write the unit beside it");
            case TermUnit.Amount:
                return Any("million", "millions", "mn", "mm", "m") ? (number * 1_000_000, null) : Any("thousand", "k") ? (number * 1_000, null) : Any("billion", "bn") ? (number * 1_000_000_000, null) : (number, null);
            case TermUnit.Multiple or TermUnit.Number or TermUnit.Text or TermUnit.Day:
                return (number, null);
        }

        return (number, null);
    }

    private TermValue? Refuse(TabularSheet sheet, TabularRow row, string label, string value, string message)
    {
        Errors.Add((sheet.Name, new RowError(row.Number, sheet.Name.Length > 0 ? $"{sheet.Name}: {label}" : label, value.Length <= 80 ? value : value[..80] + "...", message + ".")));
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
}
