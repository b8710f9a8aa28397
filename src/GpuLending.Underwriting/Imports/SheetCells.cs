using System.Globalization;
using System.Text;
using System.Xml;

namespace GpuLending.Underwriting.Imports;

/// <summary>Reads the cells of one sheet, in the order of the file.</summary>
internal sealed class SheetCells(IReadOnlyList<string> texts, IReadOnlyList<CellStyle> styles, bool is1904, TabularLimits limits)
{
    /// <summary>Formulas that cells of the sheet share, with the column and row of the first cell.</summary>
    private readonly Dictionary<string, (string Formula, int Column, int Row)> _shared = new(StringComparer.Ordinal);
    private bool _keepsFormulas;

    internal (IReadOnlyList<string> Header, IReadOnlyList<TabularRow> Rows) Read(WorkbookParts parts, string part, CancellationToken cancellationToken)
    {
        using var reader = parts.Open(part) ?? throw new TabularRefusal("The workbook is damaged: its sheet is missing. Save it again as .xlsx.");
        IReadOnlyList<string>? header = null;
        var rows = new List<TabularRow>();
        var number = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row") continue;
            number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : number + 1;
            if (reader.IsEmptyElement) continue;
            var cells = Row(reader, number);
            if (cells.TrueForAll(cell => cell.Text.Length == 0)) continue;
            while (cells[^1].Text.Length == 0) cells.RemoveAt(cells.Count - 1);
            if (header is null)
            {
                header = TabularFile.Named(cells.ConvertAll(cell => cell.Text), limits);
                continue;
            }

            if (rows.Count == limits.Rows) throw new TabularRefusal($"The sheet has more than {limits.Rows:#,0} rows. Split it.");
            if (cells.Count > header.Count) throw new TabularRefusal($"Row {number} has a value right of the last column of the header. Give every column a name in the first row.");
            rows.Add(new TabularRow(number, cells));
            if (rows.Count % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
        }

        return (header ?? throw new TabularRefusal("The sheet is empty."), rows);
    }

    internal TabularSheet ReadAll(WorkbookParts parts, string part, string name, CancellationToken cancellationToken)
    {
        using var reader = parts.Open(part) ?? throw new TabularRefusal("The workbook is damaged: its sheet is missing. Save it again as .xlsx.");
        _keepsFormulas = true;
        _shared.Clear();
        var rows = new List<TabularRow>();
        var merges = new List<TabularMerge>();
        var hiddenColumns = new List<int>();
        var (number, hiddenRows) = (0, 0);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "mergeCell" && MergeOf(reader.GetAttribute("ref") ?? "") is { } merge && merges.Count < limits.Rows) merges.Add(merge);
            if (reader.LocalName == "col" && reader.GetAttribute("hidden") is "1" or "true" && int.TryParse(reader.GetAttribute("min"), NumberStyles.None, CultureInfo.InvariantCulture, out var least)
                && int.TryParse(reader.GetAttribute("max"), NumberStyles.None, CultureInfo.InvariantCulture, out var most) && least >= 1)
            {
                for (var column = least; column <= most && column <= limits.Columns; column++) hiddenColumns.Add(column - 1);
            }

            if (reader.LocalName != "row") continue;
            number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : number + 1;
            var hidden = reader.GetAttribute("hidden") is "1" or "true";
            if (reader.IsEmptyElement) continue;
            var cells = Row(reader, number);
            if (cells.TrueForAll(cell => cell.Text.Length == 0)) continue;
            // A formula that gives no words is there all the same.
            while (cells[^1] is { Text.Length: 0, Formula: null }) cells.RemoveAt(cells.Count - 1);
            if (rows.Count == limits.Rows) throw new TabularRefusal($"The sheet '{name}' has more than {limits.Rows:#,0} rows. Split it.");
            rows.Add(new TabularRow(number, cells));
            if (hidden) hiddenRows++;
            if (rows.Count % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
        }

        return new TabularSheet(name, rows, merges, hiddenRows) { HiddenColumns = hiddenColumns };
    }

    /// <summary>"B3:D4" in numbers; null when it is no range.</summary>
    private static TabularMerge? MergeOf(string range)
    {
        var ends = range.Split(':');
        if (ends.Length != 2 || !TryRow(ends[0], out var first) || !TryRow(ends[1], out var last)) return null;
        return new TabularMerge(first, last, ColumnOf(ends[0]), ColumnOf(ends[1]));

        static bool TryRow(string reference, out int row) => int.TryParse(reference.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]), NumberStyles.None, CultureInfo.InvariantCulture, out row);
    }

    private List<TabularCell> Row(XmlReader reader, int number)
    {
        var cells = new List<TabularCell>();
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "row"))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c") continue;
            var column = reader.GetAttribute("r") is { } reference ? ColumnOf(reference) : cells.Count;
            if (column < 0 || column >= limits.Columns) throw new TabularRefusal($"Row {number} has more than {limits.Columns} columns.");
            while (cells.Count <= column) cells.Add(default);
            cells[column] = Cell(reader, column, number);
        }

        return cells;
    }

    private TabularCell Cell(XmlReader reader, int column, int row)
    {
        var type = reader.GetAttribute("t");
        var style = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < styles.Count ? styles[number] : default;
        if (reader.IsEmptyElement) return default;
        var value = "";
        string? formula = null;
        var fromFirst = (Columns: 0, Rows: 0);
        var stored = false;
        var text = new StringBuilder();
        reader.Read();
        while (!(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "c"))
        {
            if (reader.EOF) throw new TabularRefusal("The workbook is damaged: its sheet ends within a cell.");
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "v") (value, stored) = (reader.ReadElementContentAsString(), true);
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "t") text.Append(reader.ReadElementContentAsString());
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "f") (formula, fromFirst) = Formula(reader, column, row);
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "rPh") reader.Skip();
            else reader.Read();
        }

        // Written by a program that does not calculate: the value would be read as empty.
        if (formula is not null && !stored) return new TabularCell("formula without a result", TabularCellKind.Error) { Formula = formula, FromFirst = fromFirst };
        var cell = type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Count
                ? new TabularCell(texts[index], TabularCellKind.Text)
                : throw new TabularRefusal("The workbook is damaged: a cell names a text that is not there."),
            "inlineStr" => Text(text.ToString()),
            "str" => Text(value),
            "b" => Text(value == "1" ? "TRUE" : "FALSE"),
            "e" => new TabularCell(value, TabularCellKind.Error),
            "d" => new TabularCell(value.Length >= 10 ? value[..10] : value, TabularCellKind.Date),
            _ => Number(value.Trim(), style),
        };
        return formula is null || !_keepsFormulas ? cell : cell with { Formula = formula, FromFirst = fromFirst };
    }

    private (string Formula, (int Columns, int Rows) FromFirst) Formula(XmlReader reader, int column, int row)
    {
        var group = reader.GetAttribute("t") == "shared" ? reader.GetAttribute("si") : null;
        var own = reader.ReadElementContentAsString();
        if (group is null) return (own, default);
        if (own.Length > 0) _shared[group] = (own, column, row);
        return _shared.TryGetValue(group, out var first) ? (first.Formula, (column - first.Column, row - first.Row)) : ("", default);
    }

    private TabularCell Text(string text) => text.Length <= limits.CellCharacters
        ? new TabularCell(text.Trim(), TabularCellKind.Text)
        : throw new TabularRefusal($"The workbook has a text of more than {limits.CellCharacters:#,0} characters.");

    private TabularCell Number(string value, CellStyle style)
    {
        if (value.Length == 0) return default;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return new TabularCell(value, TabularCellKind.Text);
        if (!style.IsDate)
        {
            // Seventeen digits are how a workbook stores 0.1; the shortest text that reads back is what the person typed.
            var written = Math.Abs(number) < 1e15 && decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                ? exact.ToString(CultureInfo.InvariantCulture)
                : value;
            return new TabularCell(written, TabularCellKind.Number) { Shows = style.Shows };
        }

        var days = Math.Floor(number);
        // The workbook's calendar has a 29 February 1900 that never was.
        var origin = is1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, days < 60 ? 31 : 30);
        return days is > 0 and < 2_958_466
            ? new TabularCell(origin.AddDays((int)days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), TabularCellKind.Date)
            : new TabularCell(value, TabularCellKind.Number);
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetterUpper(letter)) break;
            column = column * 26 + letter - 'A' + 1;
            if (column > 20_000) break;
        }

        return column - 1;
    }
}
