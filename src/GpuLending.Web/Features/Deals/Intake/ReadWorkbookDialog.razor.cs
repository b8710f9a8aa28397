using GpuLending.Underwriting;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Intake;
using GpuLending.Web.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace GpuLending.Web.Features.Deals.Intake;

/// <summary>Takes the deal's workbook back: which inputs were changed, what that does, and then one edit of the draft or a scenario of the deal's own.</summary>
public sealed partial class ReadWorkbookDialog
{
    private static readonly IReadOnlyList<TableColumn> ErrorColumns = [new("Cell", Figures: false), new("Value", Figures: false), new("What is wrong", Figures: false)];
    private static readonly IReadOnlyList<TableColumn> ChangeColumns = [new("Field", Figures: false), new("Cell", Figures: false), new("Was"), new("Now")];

    private WorkbookChanges? _changes;
    private TabularBook? _book;
    private bool _busy;

    [CascadingParameter] public required DealDesk Desk { get; set; }

    /// <summary>Changes were taken: what was done, in a sentence.</summary>
    [Parameter] public EventCallback<string> Taken { get; set; }

    [Parameter] public EventCallback Closed { get; set; }

    [Inject] public required ReadWorkbook ReadWorkbook { get; init; }

    private IReadOnlyList<TableRow> ErrorRows => [.. _changes!.Errors.Select(error => TableRow.Of(error.Column, error.Value.Length == 0 ? "(empty)" : error.Value, error.Message))];

    private IReadOnlyList<TableRow> ChangeRows => [.. _changes!.Changes.Select(change => TableRow.Of(change.Field, change.Cell, change.Was, change.Now))];

    private Task ChosenAsync(InputFileChangeEventArgs change) => WorkAsync(async () =>
    {
        (_book, _changes) = (null, null);
        await using var content = change.File.OpenReadStream(TabularLimits.ByHand.Bytes, Leaving);
        var options = new TabularOptions { Limits = TabularLimits.OwnWorkbook };
        if (await AskAsync((_, leaving) => TabularBook.OpenAsync(content, change.File.Name, options, leaving)) is not Result<TabularBook>.Success { Value: var book }) return;
        _book = book;
        await ReadAsync();
    });

    private async Task ReadAsync()
    {
        var command = new ReadWorkbookCommand(Desk.DealId, Desk.Document, _book!);
        _changes = await AskAsync((actor, leaving) => ReadWorkbook.ExecuteAsync(command, actor, leaving)) is Result<WorkbookChanges>.Success { Value: var changes } ? changes : null;
    }

    private Task TakeAsync() => WorkAsync(async () =>
    {
        // The document may have moved since the file was looked at.
        await ReadAsync();
        if (_changes is not { After: { } after }) return;
        Desk.Replace("/workbook", _ => after);
        await DoneAsync($"{FigureFormat.Count(_changes.Changes.Count)} {(_changes.Changes.Count == 1 ? "change" : "changes")} taken from {_changes.FileName}. Undo takes all of it back.");
    });

    private Task KeepScenarioAsync() => WorkAsync(async () =>
    {
        await ReadAsync();
        if (_changes is not { Scenario: { } scenario }) return;
        Desk.Replace("/stress/own", document => document with { Stress = document.Stress with { Own = [.. document.Stress.Own, scenario] } });
        await DoneAsync($"Kept as the scenario '{scenario.Name}'.");
    });

    private async Task DoneAsync(string said)
    {
        await Taken.InvokeAsync(said);
        await Closed.InvokeAsync();
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
}
