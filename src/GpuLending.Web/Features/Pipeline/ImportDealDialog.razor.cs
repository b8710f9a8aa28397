using GpuLending.Underwriting;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Intake;
using GpuLending.Underwriting.Market;
using GpuLending.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace GpuLending.Web.Features.Pipeline;

/// <summary>Takes a workbook with a whole deal: what it says, what is wrong with it, and then opens the desk of the new deal.</summary>
public sealed partial class ImportDealDialog
{
    private static readonly IReadOnlyList<TableColumn> ErrorColumns = [new("Row"), new("Where", Figures: false), new("Value", Figures: false), new("What is wrong", Figures: false)];
    private static readonly IReadOnlyList<TableColumn> TermColumns = [new("Term", Figures: false), new("Sheet", Figures: false), new("Row"), new("In the file"), new("In the deal")];

    private IReadOnlyList<BorrowerListRow> _borrowers = [];
    private TabularBook? _book;
    private DealIntakeReport? _report;
    private DealIntakeSettings _settings = new();
    private IReadOnlyList<string> _gpuModels = [];
    private string _name = "";
    private string _borrower = "";
    private bool _busy;

    [Parameter] public EventCallback Closed { get; set; }

    [Inject] public required ImportDeal ImportDeal { get; init; }

    [Inject] public required ReadMarketSnapshot ReadMarket { get; init; }

    [Inject] public required ListBorrowers ListBorrowers { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    private IReadOnlyList<TableRow> ErrorRows =>
        [.. _report!.Errors.Take(100).Select(error => TableRow.Of(error.Row == 0 ? "–" : FigureFormat.Count(error.Row), error.Column, error.Value.Length == 0 ? "(empty)" : error.Value, error.Message))];

    private IReadOnlyList<TableRow> TermRows =>
        [.. _report!.Terms.Select(term => TableRow.Of(term.Label, term.Sheet, FigureFormat.Count(term.Row), term.Said, term.Taken))];

    protected override async Task OnInitializedAsync()
    {
        if (await AskAsync((actor, leaving) => ListBorrowers.ExecuteAsync(null, 0, 200, actor, leaving)) is Result<Page<BorrowerListRow>>.Success { Value: var page }) _borrowers = page.Rows;
        _gpuModels = [.. (await ReadMarket.ExecuteAsync(null, Leaving)).Models.Keys.Order(StringComparer.Ordinal)];
    }

    private Task ChosenAsync(InputFileChangeEventArgs change) => WorkAsync(async () =>
    {
        (_book, _report, _settings) = (null, null, new DealIntakeSettings());
        await using var content = change.File.OpenReadStream(TabularLimits.ByHand.Bytes, Leaving);
        var options = new TabularOptions { Limits = TabularLimits.ByHand };
        if (await AskAsync((_, leaving) => TabularBook.OpenAsync(content, change.File.Name, options, leaving)) is not Result<TabularBook>.Success { Value: var book }) return;
        _book = book;
        await ReadAsync(dryRun: true);
    });

    private Task CheckAsync() => _book is null ? Task.CompletedTask : WorkAsync(() => ReadAsync(dryRun: true));

    private Task SetAsync(DealIntakeSettings settings) => WorkAsync(() =>
    {
        _settings = settings;
        return ReadAsync(dryRun: true);
    });

    private Task OpenAsync() => WorkAsync(() => ReadAsync(dryRun: false));

    private async Task ReadAsync(bool dryRun)
    {
        var command = new ImportDealCommand(_book!, _name.Trim().Length > 0 ? _name.Trim() : null, Guid.TryParse(_borrower, out var borrower) ? borrower : null, dryRun) { Settings = _settings };
        if (await AskAsync((actor, leaving) => ImportDeal.ExecuteAsync(command, actor, leaving)) is not Result<DealIntakeReport>.Success { Value: var report }) return;
        _report = report;
        // What was chosen, with what was found; a field that was taken off stays off.
        _settings = report.Settings;
        if (report.DealId is { } dealId) Navigation.NavigateTo($"/deals/{dealId}");
    }

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

    private async Task DownloadAsync()
    {
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", DealScripts.Desk);
        await module.InvokeVoidAsync("save", "deal-errors.csv", SafeCsv.Errors(_report!.Errors));
    }
}
