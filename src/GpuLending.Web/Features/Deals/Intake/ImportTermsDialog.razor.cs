using System.Globalization;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Intake;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace GpuLending.Web.Features.Deals.Intake;

/// <summary>Takes a file of lots or contracts: how it is laid out, what it leaves open, what it would bring, and then takes it into the document as one edit.</summary>
public sealed partial class ImportTermsDialog
{
    private IBrowserFile? _chosen;
    private TabularOptions _options = new() { Limits = TabularLimits.ByHand };
    private TabularBook? _book;
    private IntakeSettings _settings = new();
    private IntakeReport? _report;
    private bool _busy;

    [CascadingParameter] public required DealDesk Desk { get; set; }

    [Parameter, EditorRequired] public IntakeKind Kind { get; set; }

    /// <summary>Rows were taken: what was done, in a sentence.</summary>
    [Parameter] public EventCallback<string> Taken { get; set; }

    [Parameter] public EventCallback Closed { get; set; }

    [Inject] public required CheckIntake CheckIntake { get; init; }

    [Inject] public required RememberIntake RememberIntake { get; init; }

    private static string? Text(ChangeEventArgs change) => change.Value?.ToString() is { Length: > 0 } text ? text : null;

    private static int? Whole(ChangeEventArgs change) => int.TryParse(Text(change), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private Task ChosenAsync(InputFileChangeEventArgs change)
    {
        _chosen = change.File;
        return OpenAsync(_options with { Encoding = null, Separator = null });
    }

    private Task OpenAsync(TabularOptions options) => WorkAsync(async () =>
    {
        (_options, _book, _report, _settings) = (options, null, null, new IntakeSettings());
        await using var content = _chosen!.OpenReadStream(options.Limits.Bytes, Leaving);
        if (await AskAsync((_, leaving) => TabularBook.OpenAsync(content, _chosen.Name, options, leaving)) is not Result<TabularBook>.Success { Value: var book }) return;
        _book = book;
        await CheckAsync(null);
    });

    private Task SetAsync(IntakeSettings settings) => WorkAsync(() => CheckAsync(settings));

    private async Task<bool> CheckAsync(IntakeSettings? settings)
    {
        if (_book is null) return false;
        var command = new IntakeCommand(Desk.DealId, Desk.Document, _book, Kind, settings);
        if (await AskAsync((actor, leaving) => CheckIntake.ExecuteAsync(command, actor, leaving)) is not Result<IntakeReport>.Success { Value: var report }) return false;
        _report = report;
        // A sheet and a row that nobody chose are found anew when something else is.
        _settings = report.Settings with { Columns = Chosen(settings, report) };
        return true;
    }

    /// <summary>What was chosen, with what was found; a field that was taken off stays off.</summary>
    private static Dictionary<string, string> Chosen(IntakeSettings? settings, IntakeReport report)
    {
        var columns = report.Settings.Columns.ToDictionary();
        foreach (var (field, column) in settings?.Columns ?? new Dictionary<string, string>()) columns.TryAdd(field, column);
        return columns;
    }

    private Task TakeAsync() => WorkAsync(async () =>
    {
        // The document may have moved since the file was looked at.
        if (!await CheckAsync(_settings) || _report is not { After: { } after }) return;
        if (await AskAsync((actor, leaving) => RememberIntake.ExecuteAsync(Desk.DealId, _report, actor, leaving)) is not Result<bool>.Success) return;
        Desk.Replace(Kind == IntakeKind.Fleet ? "/lots" : "/contracts", _ => after);
        await Taken.InvokeAsync($"{FigureFormat.Count(_report.Rows)} {IntakeWords.Rows(Kind, _report.Rows)} imported from {_report.FileName}. Undo takes all of it back.");
        await Closed.InvokeAsync();
    });

    private async Task WorkAsync(Func<Task> work)
    {
        (_busy, Problem) = (true, null);
        try
        {
            await work();
        }
        catch (IOException)
        {
            Problem = $"The file could not be read: it is larger than {TabularLimits.ByHand.Bytes / (1024 * 1024)} MB, or the connection broke.";
        }
        finally
        {
            _busy = false;
        }
    }
}
