using GpuLending.Underwriting;
using GpuLending.Underwriting.Exports;
using GpuLending.Underwriting.Persistence;
using GpuLending.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Exports;

/// <summary>One's own exports, newest first; the one at work is followed wherever it runs.</summary>
public sealed partial class ExportsPage
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(400);
    private static readonly TableColumn[] Columns = [new("Deal", Figures: false), new("Outcome", Figures: false), new("File or reason", Figures: false)];

    private IReadOnlyList<MemoExportView>? _exports;
    private Task _following = Task.CompletedTask;

    [Inject]
    public required OpenMemoExport OpenMemoExport { get; init; }

    [Inject]
    public required CancelMemoExport CancelMemoExport { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await AskAsync((actor, leaving) => OpenMemoExport.ListAsync(actor, leaving)) is not Result<IReadOnlyList<MemoExportView>>.Success { Value: var exports }) return;
        // The newest one deal by deal, and every other that left something out.
        var shown = new List<MemoExportView>();
        foreach (var export in exports)
        {
            var detailed = shown.Count == 0 || export.Failed > 0;
            shown.Add(detailed && await AskAsync((actor, leaving) => OpenMemoExport.ExecuteAsync(export.Id, actor, leaving)) is Result<MemoExportView>.Success { Value: var view } ? view : export);
        }

        _exports = shown;
        if (_following.IsCompleted && shown.Any(export => export.Open)) _following = FollowAsync();
    }

    private async Task CancelAsync(Guid exportId)
    {
        if (await AskAsync((actor, leaving) => CancelMemoExport.ExecuteAsync(exportId, actor, leaving)) is Result<MemoExportState>.Success) await LoadAsync();
    }

    private async Task FollowAsync()
    {
        try
        {
            while (_exports?.FirstOrDefault(export => export.Open) is { } open)
            {
                await Task.Delay(Look, Time, Leaving);
                var actor = await CurrentActor.RequireAsync();
                try
                {
                    if (await OpenMemoExport.ExecuteAsync(open.Id, actor, Leaving) is Result<MemoExportView>.Success { Value: var now })
                        _exports = [.. _exports!.Select(export => export.Id == now.Id ? now : export)];
                }
                catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
                {
                    // The export goes on; the page follows again when the database is back.
                }

                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException)
        {
            // The page has been left.
        }
    }
}
