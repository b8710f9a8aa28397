using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Intake;

/// <summary>Which column holds what: as somebody said, else by the headings, best fit first, each column once.</summary>
internal static class ColumnGuess
{
    private const int RowsLookedAt = 50;

    internal static (Dictionary<string, int> Columns, List<IntakeQuestion> Doubts) Of(IntakeTable table, IntakeKind kind, IReadOnlyDictionary<string, string> told, GpuNames gpus)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var doubts = new List<IntakeQuestion>();
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, heading) in told)
        {
            settled.Add(key);
            if (heading.Length == 0) continue;
            if (table.ColumnOf(heading) is var at && at >= 0) columns[key] = at;
            else doubts.Add(new IntakeQuestion($"columns/{key}", $"The file has no column '{heading}': choose one of {Names(table.Headings)}."));
        }

        var pairs = (
            from field in IntakeFields.Of(kind)
            where !settled.Contains(field.Key)
            from column in Enumerable.Range(0, table.Headings.Count)
            let score = table.ScoreOf(column, field)
            where score >= Heading.Sure && MayHold(table, column, field, gpus)
            orderby score descending
            select (Field: field, Column: column, Score: score)).ToList();
        foreach (var (field, column, score) in pairs)
        {
            if (columns.ContainsKey(field.Key) || settled.Contains(field.Key) || columns.ContainsValue(column)) continue;
            var others = pairs.Where(pair => pair.Field == field && pair.Column != column && pair.Score == score && !columns.ContainsValue(pair.Column)).Select(pair => table.Headings[pair.Column]).ToList();
            if (others.Count > 0 && field.Type != IntakeType.Text)
            {
                settled.Add(field.Key);
                doubts.Add(new IntakeQuestion($"columns/{field.Key}", $"{field.Name} may stand in column '{table.Headings[column]}' or '{string.Join("' or '", others)}': choose which."));
                continue;
            }

            columns[field.Key] = column;
        }

        foreach (var needed in IntakeFields.Needed(kind))
        {
            if (needed.Any(columns.ContainsKey) || doubts.Exists(doubt => needed.Any(key => doubt.Setting == $"columns/{key}"))) continue;
            var names = string.Join(" or ", needed.Select(key => IntakeFields.Of(kind).First(field => field.Key == key).Name));
            doubts.Add(new IntakeQuestion($"columns/{needed[0]}", $"No heading says which column holds: {names}. The headings in row {table.HeaderRow} are {Names(table.Headings)}; choose one."));
        }

        return (columns, doubts);
    }

    /// <summary>What a column holds decides between headings that fit alike: a column of numbers is no model, a column of words no price.</summary>
    private static bool MayHold(IntakeTable table, int column, IntakeField field, GpuNames gpus)
    {
        var cells = table.Rows.Take(RowsLookedAt).Select(row => row[column]).Where(cell => cell.Text.Length > 0).ToList();
        if (cells.Count == 0) return true;
        var numbers = cells.Count(cell => cell.Kind is TabularCellKind.Number or TabularCellKind.Date || NumberColumn.With(DecimalMark.Point).Read(cell).Problem is null);
        return field.Key switch
        {
            "model" => cells.Exists(cell => gpus.Find(cell.Text) is var (gpu, suggestions) && (gpu is not null || suggestions.Count > 0)) || numbers * 2 < cells.Count,
            "customer" => numbers * 2 < cells.Count,
            _ => true,
        };
    }

    private static string Names(IReadOnlyList<string> headings) => string.Join(", ", headings.Where(heading => heading.Length > 0).Take(20).Select(heading => $"'{heading}'"));
}
