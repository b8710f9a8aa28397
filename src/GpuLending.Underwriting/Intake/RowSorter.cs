using System.Globalization;
using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Intake;

/// <summary>Tells rows of data from what stands between and below them: totals, remarks, headings said again.</summary>
internal sealed class RowSorter(IntakeTable table, IntakeKind kind, IReadOnlyDictionary<string, int> columns)
{
    private const int SentenceWords = 3;

    private static readonly string[] Totals =
        ["total", "totals", "subtotal", "sub total", "grand total", "sum", "summe", "zwischensumme", "gesamt", "gesamtsumme", "insgesamt", "total général", "sous total", "somme", "suma", "total general", "totale", "soma", "合計", "小計", "总计", "合计", "小计", "총계", "합계"];

    internal List<string> Notes { get; } = [];

    /// <summary>Rows taken as totals.</summary>
    internal List<TabularRow> TotalRows { get; } = [];

    /// <summary>The rows of data, in the file's order.</summary>
    internal List<TabularRow> Data()
    {
        var data = new List<TabularRow>();
        foreach (var row in table.Rows)
        {
            var filled = columns.Values.Distinct().Where(column => row[column].Text.Length > 0).ToList();
            if (filled.Count == 0)
            {
                if (row.Cells.Any(cell => cell.Text.Length > 0)) Note(row, "holds nothing in the columns that are read");
            }
            else if (filled.Count >= 2 && filled.TrueForAll(column => IsHeading(row[column].Text, column)))
            {
                Note(row, "says the headings again");
            }
            else if (IsTotal(row))
            {
                TotalRows.Add(row);
                Note(row, "is a total");
            }
            else if (IsRemark(row, filled))
            {
                Note(row, $"holds only '{Short(row[filled[0]].Text)}'");
            }
            else
            {
                data.Add(row);
            }
        }

        return data;
    }

    private void Note(TabularRow row, string why) => Notes.Add(string.Create(CultureInfo.InvariantCulture, $"Row {row.Number} {why}: not read."));

    private bool IsHeading(string text, int column) => table.Headings[column].EndsWith(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>"Total" alone says it; a customer named Total Energies has what a contract needs beside it.</summary>
    private bool IsTotal(TabularRow row)
    {
        var first = row.Cells.Where(cell => cell is { Kind: TabularCellKind.Text, Text.Length: > 0 }).Take(2).Select(cell => Heading.Words(cell.Text)).ToList();
        var whole = IntakeFields.Needed(kind).All(needed => needed.Any(key => columns.TryGetValue(key, out var column) && row[column].Text.Length > 0));
        return first.Exists(words => Totals.Contains(string.Join(' ', words))) || (!whole && first.Exists(words => words.Count > 0 && Totals.Contains(words[0])));
    }

    /// <summary>A single cell of words, where a row of data needs more than one: a section's title, or a sentence in whatever column comes first.</summary>
    private bool IsRemark(TabularRow row, List<int> filled)
    {
        if (filled.Select(column => row[column].Text).Distinct().Count() > 1 || row[filled[0]].Kind != TabularCellKind.Text) return false;
        var said = IntakeFields.Needed(kind).Count(needed => needed.Any(key => columns.TryGetValue(key, out var column) && filled.Contains(column)));
        var words = IntakeFields.Of(kind).Where(field => columns.TryGetValue(field.Key, out var column) && column == filled[0]).All(field => field.Type == IntakeType.Text);
        return said <= 1 && (words || Heading.Words(row[filled[0]].Text).Count >= SentenceWords);
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
