using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Serials;
using GpuLending.Web.Controls;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Deals.Collateral;

/// <summary>The pledged units of the deal: how many each lot has, which they are, and what can be done with them.</summary>
public sealed partial class SerialRegister
{
    private const int PageSize = 25;

    private readonly HashSet<Guid> _selected = [];
    private Page<SerialRow>? _page;
    private int _number = 1;
    private string _search = "";
    private string _lot = "";
    private string _state = "live";
    private string? _said;
    private SerialDialog _dialog;
    private bool _mayManage;
    private bool _mayRelease;
    private bool _mayExport;

    private enum SerialDialog
    {
        None,
        Import,
        Move,
        Release,
        ReleaseAll,
    }

    [CascadingParameter] public required DealDesk Desk { get; set; }

    private IReadOnlyList<LotSerialCount>? Counts => Desk.Serials;

    private static IReadOnlyList<TableColumn> Columns =>
        [new("Lot", Figures: false), new("GPUs"), new("Registered"), new("Missing"), new("Without rack"), new("Released")];

    private IReadOnlyList<TableRow> Rows =>
    [
        .. Counts!.Select(count => TableRow.Of(
            count.LotId, count.Gpus is { } gpus ? FigureFormat.Count(gpus) : "no such lot", FigureFormat.Count(count.Live), FigureFormat.Count(count.Missing),
            FigureFormat.Count(count.WithoutRack), FigureFormat.Count(count.Released))),
        TableRow.Of(
            "Total", FigureFormat.Count(Counts!.Sum(count => (long)(count.Gpus ?? 0))), FigureFormat.Count(Counts!.Sum(count => count.Live)),
            FigureFormat.Count(Counts!.Sum(count => count.Missing)), FigureFormat.Count(Counts!.Sum(count => count.WithoutRack)), FigureFormat.Count(Counts!.Sum(count => count.Released))) with { Total = true },
    ];

    /// <summary>The ticked serials, else those of the chosen lot; all of the deal only where that was asked for.</summary>
    private SerialSelection? Selection => _dialog == SerialDialog.ReleaseAll
        ? new SerialSelection.OfDeal()
        : _selected.Count > 0 ? new SerialSelection.Single([.. _selected]) : _lot.Length > 0 ? new SerialSelection.OfLot(_lot) : null;

    private string SelectionWords => Selection switch
    {
        SerialSelection.Single single => single.SerialIds.Count == 1 ? "the serial that is ticked" : $"the {FigureFormat.Count(single.SerialIds.Count)} serials that are ticked",
        SerialSelection.OfLot lot => $"every live serial of lot {lot.LotId}",
        SerialSelection.OfDeal => "every live serial of the deal",
        _ => $"Tick serials, or choose a lot, to {(_mayRelease ? "release" : "move")} them.",
    };

    protected override async Task OnInitializedAsync()
    {
        var actor = await CurrentActor.RequireAsync();
        (_mayManage, _mayRelease, _mayExport) = (actor.May(Permission.ManageSerials), actor.May(Permission.ReleaseSerials), actor.May(Permission.ExportDocuments));
        await CountAsync();
        await LoadAsync(1);
    }

    private async Task CountAsync()
    {
        if (await AskAsync((actor, leaving) => CountSerials.ExecuteAsync(Desk.DealId, actor, leaving)) is Result<IReadOnlyList<LotSerialCount>>.Success counted)
            Desk.TakeSerials(counted.Value);
    }

    private async Task LoadAsync(int number)
    {
        _number = number;
        _selected.Clear();
        SerialState? state = _state switch { "live" => SerialState.Live, "released" => SerialState.Released, _ => null };
        var query = new SerialQuery(_search, Desk.DealId, _lot, state, (number - 1) * PageSize, PageSize);
        if (await AskAsync((actor, leaving) => ListSerials.ExecuteAsync(query, actor, leaving)) is Result<Page<SerialRow>>.Success rows)
            _page = rows.Value;
    }

    private async Task ReloadAsync(string said)
    {
        Close();
        _said = said;
        await CountAsync();
        await LoadAsync(1);
    }

    private void OpenFor(SerialDialog dialog, string lot)
    {
        _selected.Clear();
        (_lot, _dialog) = (lot, dialog);
    }

    private void Close() => _dialog = SerialDialog.None;
}
