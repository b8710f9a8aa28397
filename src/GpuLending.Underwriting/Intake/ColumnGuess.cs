using System.Globalization;
using System.Text.RegularExpressions;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Intake;

/// <summary>Which column holds what: as somebody said, else by the headings, best fit first, each column once.</summary>
internal static partial class ColumnGuess
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
            orderby table.HiddenColumns.Contains(column), score descending
            select (Field: field, Column: column, Score: score)).ToList();
        if (kind == IntakeKind.Contracts && !settled.Contains("price")) PricesByYear(table, columns);
        foreach (var (field, column, score) in pairs)
        {
            if (columns.ContainsKey(field.Key) || settled.Contains(field.Key) || columns.ContainsValue(column)) continue;
            var others = pairs.Where(pair => pair.Field == field && pair.Column != column && pair.Score == score && !columns.ContainsValue(pair.Column) && !table.HiddenColumns.Contains(pair.Column)).Select(pair => table.Headings[pair.Column]).ToList();
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
        var cells = Cells(column);
        if (cells.Count == 0) return true;
        var numbers = cells.Count(cell => cell.Kind is TabularCellKind.Number or TabularCellKind.Date || NumberColumn.With(DecimalMark.Point).Read(cell).Problem is null);
        return field.Key switch
        {
            // Where one column names GPUs, no other is taken for the model.
            "model" => NamesGpus(cells) || (numbers * 2 < cells.Count && !Enumerable.Range(0, table.Headings.Count).Any(other => other != column && table.ScoreOf(other, field) >= Heading.Sure && NamesGpus(Cells(other)))),
            "lot" => !NamesGpus(cells),
            "unit" => cells.Exists(cell => ContractReading.NamesTime(cell.Text) || !Heading.Words(cell.Text).Exists(word => word is "gpu" or "gpus" or "node" or "nodes" or "server" or "servers" or "ea" or "pcs")),
            "counts" => !cells.Exists(cell => ContractReading.NamesTime(cell.Text)),
            "customer" => numbers * 2 < cells.Count,
            _ => true,
        };

        List<TabularCell> Cells(int at) => [.. table.Rows.Take(RowsLookedAt).Select(row => row[at]).Where(cell => cell.Text.Length > 0)];

        bool NamesGpus(List<TabularCell> some) => some.Exists(cell => cell.Kind == TabularCellKind.Text && gpus.Find(cell.Text) is var (gpu, suggestions) && (gpu is not null || suggestions.Count > 0));
    }

    /// <summary>"Year 1 $/GPU-hr", "Year 2 $/GPU-hr": the price at the start and on each anniversary.</summary>
    private static void PricesByYear(IntakeTable table, Dictionary<string, int> columns)
    {
        var price = IntakeFields.Contracts.First(field => field.Key == "price");
        var years = new SortedDictionary<int, int>();
        for (var column = 0; column < table.Headings.Count; column++)
        {
            if (Year().Match(table.Headings[column]) is { Success: true } year && Heading.Score(Year().Replace(table.Headings[column], " "), price) >= Heading.Sure)
                years.TryAdd(int.Parse(year.Groups[1].Value, CultureInfo.InvariantCulture), column);
        }

        if (years.Count < 2 || !years.Keys.SequenceEqual(Enumerable.Range(1, years.Count))) return;
        foreach (var (year, column) in years) columns[year == 1 ? "price" : PriceOfYear(year)] = column;
    }

    /// <summary>A heading without the year that it counts.</summary>
    internal static string WithoutYear(string heading) => Year().Replace(heading, " ");

    /// <summary>The key of the column with the price from an anniversary on.</summary>
    internal static string PriceOfYear(int year) => string.Create(CultureInfo.InvariantCulture, $"priceYear{year}");

    [GeneratedRegex(@"\b(?:years?|yr|y|jahr|année|an|año)\s?(\d{1,2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Year();

    private static string Names(IReadOnlyList<string> headings) => string.Join(", ", headings.Where(heading => heading.Length > 0).Take(20).Select(heading => $"'{heading}'"));
}
