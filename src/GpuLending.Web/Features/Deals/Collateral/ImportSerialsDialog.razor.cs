using GpuLending.Underwriting;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Serials;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace GpuLending.Web.Features.Deals.Collateral;

/// <summary>Takes a list of serials: which column is what, what it would do, and then does it. Long work runs beside the circuit and can be stopped.</summary>
public sealed partial class ImportSerialsDialog
{
    private const string Example = "data:text/csv;charset=utf-8,Serial%20number,Lot,Site,Rack,BMC%20address,Warranty%20end,Installed%20on%0D%0A1654422001234,L1,Dallas%201,R07,10.0.0.7,2029-06-30,2026-03-01%0D%0A";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private IBrowserFile? _chosen;
    private TabularOptions _options = new();
    private TabularFile? _file;
    private SerialMapping _mapping = new(new Dictionary<SerialField, string>());
    private SerialImportReport? _report;
    private SerialProgress? _progress;
    private CancellationTokenSource? _work;
    private long _told;
    private string _lot = "";
    private bool _busy;

    [Parameter, EditorRequired] public Guid DealId { get; set; }

    /// <summary>Lots of the saved deal.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Lots { get; set; } = [];

    /// <summary>Serials were pledged: what was done, in a sentence.</summary>
    [Parameter] public EventCallback<string> Stored { get; set; }

    [Parameter] public EventCallback Closed { get; set; }

    [Inject] public required ImportSerials ImportSerials { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Nothing but questions that a risk officer can answer stands in the way.</summary>
    private bool MayAsk => _report is { Questions: 0, Refusals.Count: 1, Check.BlocksOnlyOnQuestions: true };

    protected override void OnInitialized()
    {
        if (Lots.Count == 1) _lot = Lots[0];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Stop();
        base.Dispose(disposing);
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private Task ChosenAsync(InputFileChangeEventArgs change)
    {
        _chosen = change.File;
        return ReadAsync(new TabularOptions());
    }

    private Task SheetChosenAsync(ChangeEventArgs change) => ReadAsync(_options with { Sheet = (string?)change.Value });

    private Task ReadAsync(TabularOptions options) => WorkAsync(async stop =>
    {
        (_options, _file, _report) = (options, null, null);
        await using var content = _chosen!.OpenReadStream(options.Limits.Bytes, stop);
        var answer = await AskAsync((_, _) => TabularFile.OpenAsync(content, _chosen.Name, options, stop));
        if (answer is not Result<TabularFile>.Success { Value: var file }) return;
        _file = file;
        Problem = SerialMapping.HeaderProblem(file);
        _mapping = SerialMapping.Suggest(file.Header);
    });

    private void Map(SerialField field, string? column)
    {
        _mapping = _mapping.With(field, column);
        Forget();
    }

    private void Forget() => _report = null;

    private Task RunAsync(bool dryRun) => WorkAsync(async stop =>
    {
        var command = new ImportSerialsCommand(DealId, _file!, _mapping, _lot.Length == 0 ? null : _lot, dryRun);
        var answer = await AskAsync((actor, _) => Task.Run(() => ImportSerials.ExecuteAsync(command, actor, new Progress(this), stop), stop));
        _report = (answer as Result<SerialImportReport>.Success)?.Value;
        if (_report is { Stored: true })
            await Stored.InvokeAsync($"{FigureFormat.Count(_report.Rows)} {(_report.Rows == 1 ? "serial" : "serials")} pledged.");
    });

    private async Task WorkAsync(Func<CancellationToken, Task> work)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        (_work, _busy, _progress, Problem) = (source, true, null, null);
        try
        {
            await work(source.Token);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            Problem = "Stopped. Nothing was stored.";
        }
        catch (IOException)
        {
            Problem = $"The file could not be read: it is larger than {TabularLimits.Standard.Bytes / (1024 * 1024)} MB, or the connection broke.";
        }
        finally
        {
            (_work, _busy) = (null, false);
        }
    }

    private void Stop() => _work?.Cancel();

    private Task CloseAsync()
    {
        Stop();
        return Closed.InvokeAsync();
    }

    private void Tell(SerialProgress progress)
    {
        // Thousands of reports a second would drown the circuit.
        var now = Time.GetTimestamp();
        if (progress.Step == _progress?.Step && Time.GetElapsedTime(Volatile.Read(ref _told), now) < Pause) return;
        Volatile.Write(ref _told, now);
        _ = InvokeAsync(() =>
        {
            _progress = progress;
            StateHasChanged();
        });
    }

    private sealed class Progress(ImportSerialsDialog dialog) : IProgress<SerialProgress>
    {
        public void Report(SerialProgress value) => dialog.Tell(value);
    }
}
