using System.Globalization;
using System.Text.Json;
using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Market;

/// <summary>Whether settings fit their file: paths are those of the settings' document.</summary>
internal static class QuoteSettingsCheck
{
    internal static List<FieldMessage> Check(TabularFile file, QuoteImportSettings settings, IReadOnlyList<CatalogueEntry> catalogue)
    {
        var problems = new List<FieldMessage>();
        foreach (var (field, column) in settings.Columns)
        {
            if (file.ColumnOf(column) < 0) Add($"columns/{Path(field)}", $"The file has no column '{column}'. It has {string.Join(", ", file.Header.Select(name => $"'{name}'"))}.");
        }

        foreach (var twice in settings.Columns.GroupBy(column => column.Value, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            Add($"columns/{Path(twice.Last().Key)}", $"Column '{twice.Key}' is taken for {string.Join(" and ", twice.Select(column => QuoteFieldNames.Of(column.Key)))}. A column holds one field.");
        foreach (var field in new[] { QuoteField.Date, QuoteField.Price })
        {
            if (!settings.Columns.ContainsKey(field)) Add($"columns/{Path(field)}", $"Say which column holds the field {QuoteFieldNames.Of(field)}.");
        }

        if (!settings.Columns.ContainsKey(QuoteField.Gpu) && !settings.Values.ContainsKey(QuoteField.Gpu)) Add("columns/gpu", "Say which column names the GPU, or which GPU all rows are of.");
        foreach (var (field, value) in settings.Values)
        {
            if (!QuoteFieldNames.ForTheWholeFile.Contains(field)) Add($"values/{Path(field)}", $"{QuoteFieldNames.Of(field)} cannot be said for the whole file here.");
            else if (field == QuoteField.GpusPerMachine && !(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1_000))
                Add($"values/{Path(field)}", $"'{value}' is not a number of GPUs from 1 to 1,000.");
            else if (field == QuoteField.Segment && MarketSegments.Read(value) is null)
                Add($"values/{Path(field)}", $"'{value}' is no channel: {string.Join(", ", MarketSegments.All)} are allowed.");
            else if (field != QuoteField.Gpu && QuoteText.Problem(value.Trim()) is { } hidden)
                Add($"values/{Path(field)}", $"{QuoteFieldNames.Of(field)} '{QuoteText.Shown(value.Trim())}' {hidden}.");
        }

        foreach (var (name, gpu) in settings.GpuNames)
        {
            if (catalogue.All(entry => entry.Gpu != gpu)) Add("gpuNames", $"'{gpu}', said for '{name}', is no model of the catalogue.");
        }

        var source = settings.Source.Trim();
        if (source.Length is 0 or > MarketQuoteConfiguration.TextLength) Add("source", $"Say where the figures come from, in 1 to {MarketQuoteConfiguration.TextLength} characters.");
        else if (QuoteText.Problem(source) is { } sourceProblem) Add("source", $"Source '{QuoteText.Shown(source)}' {sourceProblem}.");
        var licence = settings.Licence.Trim();
        if (licence.Length is 0 or > 80) Add("licence", "Say under which licence the figures came, in 1 to 80 characters, such as \"CC BY 4.0\", \"licensed to us\" or \"own\".");
        else if (QuoteText.Problem(licence) is { } licenceProblem) Add("licence", $"Licence '{QuoteText.Shown(licence)}' {licenceProblem}.");
        return problems;

        void Add(string path, string message) => problems.Add(new FieldMessage("/" + path, message));
    }

    private static string Path(QuoteField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());
}
