using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Intake;

/// <summary>The table within a sheet: its headings, over one or two rows, and the rows below them. Merged cells hold their value in each cell they cover.</summary>
internal sealed class IntakeTable
{
    private const int HeadingsWithin = 100;
    private const int TitleRows = 15;
    private readonly IReadOnlyList<string> _own;

    private IntakeTable(TabularSheet sheet, int headerRow, IReadOnlyList<string> headings, IReadOnlyList<string> own, IReadOnlyList<TabularRow> rows, IntakeKind kind)
    {
        (Sheet, HeaderRow, Headings, _own, Rows) = (sheet, headerRow, headings, own, rows);
        Score = IntakeFields.Of(kind).Count(field => Enumerable.Range(0, headings.Count).Any(column => ScoreOf(column, field) >= Heading.Sure));
    }

    internal TabularSheet Sheet { get; }

    /// <summary>The (first) row of headings, as the file counts.</summary>
    internal int HeaderRow { get; }

    /// <summary>A heading for each column, each once; empty where there is none and no cell below it.</summary>
    internal IReadOnlyList<string> Headings { get; }

    internal IReadOnlyList<TabularRow> Rows { get; }

    /// <summary>How many fields the headings name.</summary>
    internal int Score { get; }

    /// <summary>Texts above the headings, which may say what the amounts are in.</summary>
    internal IReadOnlyList<(int Row, string Text)> Titles => [.. Sheet.Rows.Where(row => row.Number < HeaderRow).TakeLast(TitleRows).SelectMany(row => row.Cells.Where(cell => cell.Kind == TabularCellKind.Text && cell.Text.Length > 0).Select(cell => (row.Number, cell.Text)))];

    /// <summary>Row in which another table begins below this one; null when none does.</summary>
    internal int? OtherTableFrom { get; private init; }

    /// <summary>Headings of columns that a reader of the sheet does not see.</summary>
    internal IReadOnlyList<int> HiddenColumns => [.. Sheet.HiddenColumns.Where(column => column < Headings.Count && Headings[column].Length > 0)];

    /// <summary>How well a column's heading is that of a field: by itself, or with the heading above it that it shares with its neighbours.</summary>
    internal int ScoreOf(int column, IntakeField field) => Math.Max(Heading.Score(_own[column], field), Heading.Score(Headings[column], field));

    /// <summary>Whether a cell shares its value with cells of other rows.</summary>
    internal bool SpansRows(int row, int column) =>
        Sheet.Merges.Any(merge => merge.LastRow > merge.FirstRow && merge.FirstRow <= row && merge.LastRow >= row && merge.FirstColumn <= column && merge.LastColumn >= column);

    internal int ColumnOf(string heading)
    {
        for (var column = 0; column < Headings.Count; column++)
        {
            if (string.Equals(Headings[column], heading, StringComparison.OrdinalIgnoreCase)) return column;
        }

        return -1;
    }

    /// <summary>The table of a sheet whose headings name most fields; null when no row of it names two.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="kind">What the table holds.</param>
    /// <param name="headerRow">Row of the headings, where somebody said it.</param>
    /// <param name="known">Headings of an earlier file: a row with all of them is the one.</param>
    internal static IntakeTable? Find(TabularSheet sheet, IntakeKind kind, int? headerRow, IReadOnlyCollection<string> known)
    {
        var rows = Filled(sheet);
        IntakeTable? best = null;
        for (var i = 0; i < rows.Count && i < HeadingsWithin; i++)
        {
            if (headerRow is { } told && rows[i].Number != told) continue;
            foreach (var candidate in Candidates(sheet, rows, i, kind))
            {
                if (known.Count > 0 && known.All(heading => candidate.ColumnOf(heading) >= 0)) return candidate.Alone(kind);
                if (best is null || candidate.Score > best.Score) best = candidate;
            }
        }

        return best is { Score: >= 2 } || headerRow is not null ? best?.Alone(kind) : null;
    }

    /// <summary>Whether the sheet would hold such a table if its rows were columns.</summary>
    internal static bool StandsOnItsSide(TabularSheet sheet, IntakeKind kind)
    {
        if (sheet.Rows.Count is < 2 or > HeadingsWithin) return false;
        var width = sheet.Rows.Max(row => row.Cells.Count);
        var turned = Enumerable.Range(0, Math.Min(width, HeadingsWithin)).Select(column => new TabularRow(column + 1, [.. sheet.Rows.Select(row => row[column])]))
            .Where(row => row.Cells.Any(cell => cell.Text.Length > 0)).ToList();
        var names = turned.Select((_, at) => Of(sheet, turned, at, at, kind)).MaxBy(table => table.Score);
        return names is { Score: >= 3 };
    }

    /// <summary>This table without others that stand below it or beside it on the sheet.</summary>
    private IntakeTable Alone(IntakeKind kind)
    {
        var (headings, own, rows) = (Headings, _own, Rows);
        if (Beside(kind) is var (from, to))
        {
            headings = [.. headings.Select((heading, column) => column >= from && column <= to ? heading : "")];
            own = [.. own.Select((heading, column) => column >= from && column <= to ? heading : "")];
            rows = [.. rows.Select(row => row with { Cells = [.. row.Cells.Select((cell, column) => column >= from && column <= to ? cell : default)] })];
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (!BeginsAnother(rows, i, own)) continue;
            // The other table's title goes with it.
            var end = i > 0 && rows[i - 1].Cells.Count(cell => cell.Text.Length > 0) == 1 ? i - 1 : i;
            return new IntakeTable(Sheet, HeaderRow, headings, own, [.. rows.Take(end)], kind) { OtherTableFrom = rows[end].Number };
        }

        return ReferenceEquals(rows, Rows) ? this : new IntakeTable(Sheet, HeaderRow, headings, own, rows, kind);
    }

    /// <summary>Headings of other fields, or, after an empty row, lines of label and value.</summary>
    private static bool BeginsAnother(IReadOnlyList<TabularRow> rows, int at, IReadOnlyList<string> own)
    {
        var filled = rows[at].Cells.Select((cell, column) => (Cell: cell, Column: column)).Where(pair => pair.Cell.Text.Length > 0).ToList();
        if (filled.Count >= 3 && filled.TrueForAll(pair => pair.Cell.Kind == TabularCellKind.Text) && filled.Count(pair => pair.Cell.Text.Any(char.IsAsciiDigit)) * 3 <= filled.Count
            && filled.Count(pair => pair.Column < own.Count && string.Equals(pair.Cell.Text, own[pair.Column], StringComparison.OrdinalIgnoreCase)) * 2 < filled.Count)
        {
            return Enum.GetValues<IntakeKind>().Any(kind => filled.Count(pair => IntakeFields.Of(kind).Any(field => Heading.Score(pair.Cell.Text, field) >= 80)) >= Math.Max(3, (filled.Count + 1) / 2));
        }

        if (at == 0 || rows[at].Number == rows[at - 1].Number + 1) return false;
        var block = rows.Skip(at).TakeWhile((row, i) => i == 0 || row.Number == rows[at + i - 1].Number + 1).ToList();
        var lines = block.Where(row => row.Cells.Count(cell => cell.Text.Length > 0) > 1).ToList();
        return lines.Count > 0 && lines.TrueForAll(row => TermLines.IsLine(row));
    }

    /// <summary>The columns of this table where an empty column parts it from another one that has the same fields; null when it stands alone.</summary>
    private (int From, int To)? Beside(IntakeKind kind)
    {
        var runs = new List<(int From, int To)>();
        for (var column = 0; column < Headings.Count; column++)
        {
            if (Headings[column].Length == 0) continue;
            if (runs.Count > 0 && runs[^1].To == column - 1) runs[^1] = (runs[^1].From, column);
            else runs.Add((column, column));
        }

        if (runs.Count < 2) return null;
        var named = runs.ConvertAll(run => IntakeFields.Of(kind).Where(field => Enumerable.Range(run.From, run.To - run.From + 1).Any(column => ScoreOf(column, field) >= Heading.Sure)).Select(field => field.Key).ToHashSet());
        var whole = Enumerable.Range(0, runs.Count).Where(run => IntakeFields.Needed(kind).All(needed => needed.Any(named[run].Contains))).ToList();
        if (whole.Count == 0 || !whole.Exists(run => Enumerable.Range(0, runs.Count).Any(other => other != run && IntakeFields.Needed(kind).Any(needed => needed.Any(key => named[run].Contains(key) && named[other].Contains(key)))))) return null;
        return runs[whole.MaxBy(run => named[run].Count)];
    }

    /// <summary>The row alone, and with the row below it where headings stand over two rows.</summary>
    private static IEnumerable<IntakeTable> Candidates(TabularSheet sheet, List<TabularRow> rows, int at, IntakeKind kind)
    {
        var alone = Of(sheet, rows, at, at, kind);
        yield return alone;
        if (at + 1 >= rows.Count || rows[at + 1].Number != rows[at].Number + 1 || TermLines.IsLine(rows[at]) || !rows[at + 1].Cells.All(cell => cell.Kind == TabularCellKind.Text && !cell.Text.Any(char.IsAsciiDigit)) || rows[at + 1].Cells.Count(cell => cell.Text.Length > 0) < 2) yield break;
        var both = Of(sheet, rows, at, at + 1, kind);
        // A title above the headings adds nothing to them.
        if (both.Score > alone.Score && both.Score > Of(sheet, rows, at + 1, at + 1, kind).Score) yield return both;
    }

    private static IntakeTable Of(TabularSheet sheet, List<TabularRow> rows, int first, int last, IntakeKind kind)
    {
        var below = rows.Skip(last + 1).ToList();
        var width = rows.Skip(first).Select(row => row.Cells.Count).DefaultIfEmpty(0).Max();
        var (headings, own) = (new List<string>(), new List<string>());
        for (var column = 0; column < width; column++)
        {
            var parts = Enumerable.Range(first, last - first + 1).Select(row => rows[row][column].Text);
            own.Add(parts.LastOrDefault(part => part.Length > 0) ?? "");
            // A heading that spans several columns says what they have in common, such as "Cost per GPU".
            if (first > 0 && sheet.Merges.Any(merge => merge.LastColumn > merge.FirstColumn && merge.FirstColumn <= column && merge.LastColumn >= column && merge.LastRow == rows[first].Number - 1))
                parts = parts.Prepend(rows[first - 1][column].Text);
            var heading = string.Join(' ', parts.Where(part => part.Length > 0).Distinct().SelectMany(part => part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            if (heading.Length == 0 && below.Any(row => row[column].Text.Length > 0)) heading = $"column {TabularFile.Letter(column)}";
            if (heading.Length > 0 && headings.Contains(heading, StringComparer.OrdinalIgnoreCase)) heading = $"{heading} (column {TabularFile.Letter(column)})";
            headings.Add(heading.Length <= 200 ? heading : heading[..200]);
        }

        return new IntakeTable(sheet, rows[first].Number, headings, own, below, kind);
    }

    private static List<TabularRow> Filled(TabularSheet sheet)
    {
        if (sheet.Merges.Count == 0) return [.. sheet.Rows];
        var byNumber = sheet.Rows.ToDictionary(row => row.Number, row => row.Cells.ToList());
        foreach (var merge in sheet.Merges)
        {
            if (!byNumber.TryGetValue(merge.FirstRow, out var top) || merge.FirstColumn >= top.Count || top[merge.FirstColumn].Text.Length == 0) continue;
            var value = top[merge.FirstColumn];
            for (var number = merge.FirstRow; number <= merge.LastRow; number++)
            {
                if (!byNumber.TryGetValue(number, out var cells)) continue;
                for (var column = merge.FirstColumn; column <= merge.LastColumn; column++)
                {
                    while (cells.Count <= column) cells.Add(default);
                    cells[column] = value;
                }
            }
        }

        return [.. byNumber.OrderBy(pair => pair.Key).Select(pair => new TabularRow(pair.Key, pair.Value))];
    }
}
