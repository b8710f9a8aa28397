using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Intake;

/// <summary>The table within a sheet: its headings, over one or two rows, and the rows below them. Merged cells hold their value in each cell they cover.</summary>
internal sealed class IntakeTable
{
    private const int HeadingsWithin = 100;
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
                if (known.Count > 0 && known.All(heading => candidate.ColumnOf(heading) >= 0)) return candidate;
                if (best is null || candidate.Score > best.Score) best = candidate;
            }
        }

        return best is { Score: >= 2 } || headerRow is not null ? best : null;
    }

    /// <summary>The row alone, and with the row below it where headings stand over two rows.</summary>
    private static IEnumerable<IntakeTable> Candidates(TabularSheet sheet, List<TabularRow> rows, int at, IntakeKind kind)
    {
        var alone = Of(sheet, rows, at, at, kind);
        yield return alone;
        if (at + 1 >= rows.Count || !rows[at + 1].Cells.All(cell => cell.Kind == TabularCellKind.Text && !cell.Text.Any(char.IsAsciiDigit)) || rows[at + 1].Cells.Count(cell => cell.Text.Length > 0) < 2) yield break;
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
