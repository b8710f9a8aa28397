using System.Globalization;
using System.Text.Json;
using GpuLending.Engine.Market;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Market;

/// <summary>Which column holds what, and what the file does not say itself.</summary>
public sealed partial class ImportMapping
{
    private static readonly QuoteField[] AlwaysNeeded = [QuoteField.Date, QuoteField.Gpu, QuoteField.Price];
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Parameter, EditorRequired]
    public required TabularFile File { get; set; }

    [Parameter, EditorRequired]
    public required QuoteImportSettings Settings { get; set; }

    [Parameter]
    public EventCallback<QuoteImportSettings> SettingsChanged { get; set; }

    /// <summary>The source has been named.</summary>
    [Parameter]
    public EventCallback SourceLeft { get; set; }

    [Parameter]
    public IReadOnlyList<CatalogueEntry> Catalogue { get; set; } = [];

    [Parameter]
    public IReadOnlyList<FieldMessage> Problems { get; set; } = [];

    [Parameter]
    public bool Disabled { get; set; }

    private static bool Needed(QuoteField field) => AlwaysNeeded.Contains(field);

    private static string Path(QuoteField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    private static string Text(ChangeEventArgs change) => change.Value?.ToString()?.Trim() ?? "";

    private static T? Named<T>(ChangeEventArgs change)
        where T : struct, Enum => Enum.TryParse<T>(Text(change), out var value) ? value : null;

    private static DateOnly? Day(ChangeEventArgs change) => DateOnly.TryParseExact(Text(change), "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var day) ? day : null;

    private string First(string? column)
    {
        var place = File.ColumnOf(column);
        var text = place < 0 ? "" : File.Rows.Select(row => row[place].Text).FirstOrDefault(cell => cell.Length > 0) ?? "";
        return text.Length <= 40 ? text : text[..40] + "…";
    }

    private IReadOnlyList<(string Value, string Words)> KnownValues(QuoteField field) => field switch
    {
        QuoteField.Gpu => [.. Catalogue.Select(model => (model.Gpu, model.Gpu))],
        QuoteField.Kind => [.. Enum.GetValues<PriceKind>().Select(kind => (kind.ToString(), MarketWords.Sentence(kind.InWords())))],
        QuoteField.Evidence => [.. Enum.GetValues<PriceEvidence>().Select(evidence => (evidence.ToString(), MarketWords.Sentence(evidence.InWords())))],
        QuoteField.Segment => [.. MarketSegments.All.Select(segment => (segment, segment))],
        _ => [],
    };

    private async Task SourceChangedAsync(ChangeEventArgs change)
    {
        await SettingsChanged.InvokeAsync(Settings with { Source = Text(change) });
        await SourceLeft.InvokeAsync();
    }

    private Task MapAsync(QuoteField field, string column)
    {
        var columns = new Dictionary<QuoteField, string>(Settings.Columns);
        var values = new Dictionary<QuoteField, string>(Settings.Values);
        columns.Remove(field);
        if (column.Length > 0)
        {
            // A column holds one field: whoever had it gives it up.
            foreach (var earlier in columns.Where(pair => pair.Value == column).Select(pair => pair.Key).ToList()) columns.Remove(earlier);
            columns[field] = column;
            values.Remove(field);
        }

        return SettingsChanged.InvokeAsync(Settings with { Columns = columns, Values = values });
    }

    private Task SayAsync(QuoteField field, string value)
    {
        var values = new Dictionary<QuoteField, string>(Settings.Values);
        values.Remove(field);
        if (value.Length > 0) values[field] = value;
        return SettingsChanged.InvokeAsync(Settings with { Values = values });
    }

    /// <summary>What is wrong at a path, else a hint.</summary>
    private RenderFragment Error(string path, string? hint) => builder =>
    {
        var message = path.Length == 0 ? null : Problems.FirstOrDefault(problem => problem.Path == path)?.Message;
        if ((message ?? hint) is not { } text) return;
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", message is null ? "hint" : "field-error");
        builder.AddContent(2, text);
        builder.CloseElement();
    };
}
