using GpuLending.Underwriting;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;
using GpuLending.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace GpuLending.Web.Features.Market;

/// <summary>A file of quotes is chosen, its columns are named, it is checked, and it is imported: all of it or nothing.</summary>
public sealed partial class ImportPage
{
    private const int MostNames = 30;

    private IReadOnlyList<CatalogueEntry> _catalogue = [];
    private IBrowserFile? _picked;
    private TabularOptions _options = new();
    private TabularFile? _file;
    private QuoteImportSettings _settings = new();
    private QuoteImportReport? _report;
    private QuoteImportProgress? _progress;
    private IReadOnlyList<FieldMessage> _problems = [];
    private CancellationTokenSource? _stop;
    private bool _busy;
    private bool _opening;
    private bool _remembered;
    private bool _stopped;
    private bool _acceptOutliers;

    [Inject]
    public required ListGpuModels ListGpuModels { get; init; }

    [Inject]
    public required SuggestQuoteSettings SuggestQuoteSettings { get; init; }

    [Inject]
    public required ImportQuotes ImportQuotes { get; init; }

    private bool FieldLevel => _problems.Count > 0;

    private bool MayStore => _report is { DryRun: true, ErrorCount: 0, Added: > 0 } && (_report.OutlierCount == 0 || _acceptOutliers);

    private string Stage => _progress is null ? "Starting" : _progress.Stage switch
    {
        QuoteImportStage.Reading => "Reading rows",
        QuoteImportStage.Comparing => "Comparing with what is on record",
        QuoteImportStage.Writing => "Writing",
        QuoteImportStage.Freezing => "Freezing the snapshot",
    };

    protected override async Task OnInitializedAsync()
    {
        if (await AskAsync((actor, leaving) => ListGpuModels.ExecuteAsync(actor, leaving)) is Result<IReadOnlyList<CatalogueEntry>>.Success models)
            _catalogue = models.Value;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _stop?.Dispose();
        base.Dispose(disposing);
    }

    private static string? Chosen(ChangeEventArgs change) => change.Value?.ToString() is { Length: > 0 } text ? text : null;

    private Task ChosenAsync(InputFileChangeEventArgs change)
    {
        _picked = change.File;
        return ReopenAsync(new TabularOptions());
    }

    private async Task ReopenAsync(TabularOptions options)
    {
        if (_picked is null) return;
        _options = options;
        Forget();
        (_file, Problem, _opening, _busy, _remembered) = (null, null, true, true, false);
        try
        {
            await using var content = _picked.OpenReadStream(TabularLimits.Standard.Bytes + 1, Leaving);
            var opened = await TabularFile.OpenAsync(content, _picked.Name, options, Leaving);
            if (opened is not Result<TabularFile>.Success { Value: var file })
            {
                Problem = Answers.Problem(opened);
                return;
            }

            if (_settings.Columns.Count > 0 && _settings.Columns.Values.All(column => file.ColumnOf(column) >= 0))
            {
                // The same file, put right: what was said about it stays.
                _file = file;
                return;
            }

            var source = _settings.Source;
            if (await AskAsync((actor, leaving) => SuggestQuoteSettings.ExecuteAsync(file, source.Length > 0 ? source : null, actor, leaving)) is Result<QuoteImportSettings>.Success { Value: var suggested })
                (_file, _settings, _remembered) = (file, suggested, suggested.Licence.Length > 0);
        }
        catch (IOException)
        {
            Problem = $"The file is larger than {TabularLimits.Standard.Bytes / (1024 * 1024)} MB, or the browser no longer has it. Choose it again.";
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // The person has left the page.
        }
        finally
        {
            (_opening, _busy) = (false, false);
        }
    }

    private void Change(QuoteImportSettings settings)
    {
        if (settings == _settings) return;
        _settings = settings;
        Forget();
    }

    /// <summary>Another source may have been read before, in its own way.</summary>
    private async Task SourceLeftAsync()
    {
        if (_file is not { } file || _settings.Source.Length == 0) return;
        if (await AskAsync((actor, leaving) => SuggestQuoteSettings.ExecuteAsync(file, _settings.Source, actor, leaving)) is not Result<QuoteImportSettings>.Success { Value: var suggested }) return;
        if (suggested.Licence.Length == 0 || _remembered) return;
        (_settings, _remembered) = (suggested, true);
        Forget();
    }

    private void Settle(string name, string? gpu)
    {
        var names = new Dictionary<string, string>(_settings.GpuNames, StringComparer.OrdinalIgnoreCase);
        names.Remove(name);
        if (gpu is not null) names[name] = gpu;
        // The list of names stays on the screen until the file is checked again.
        _settings = _settings with { GpuNames = names };
        if (_report is not null) _report = _report with { DryRun = false };
    }

    private void Forget() => (_report, _problems, _stopped, _progress, _acceptOutliers) = (null, [], false, null, false);

    private async Task RunAsync(bool dryRun)
    {
        if (_file is not { } file || _busy) return;
        // What was accepted holds for the list just shown, and for nothing after it.
        var settings = _settings with { AcceptOutliers = _acceptOutliers && !dryRun };
        Forget();
        (_busy, Problem) = (true, null);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _stop = stop;
        var progress = new Progress<QuoteImportProgress>(at =>
        {
            _progress = at;
            StateHasChanged();
        });
        try
        {
            var answer = await AskAsync((actor, _) => ImportQuotes.ExecuteAsync(file, settings, dryRun, actor, progress, stop.Token));
            if (answer is Result<QuoteImportReport>.Success { Value: var report }) _report = report;
            if (answer is Result<QuoteImportReport>.Invalid { Messages: var messages }) (_problems, Problem) = (messages, null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _stopped = true;
        }
        finally
        {
            (_busy, _stop) = (false, null);
        }
    }

    private void Stop() => _stop?.Cancel();
}
