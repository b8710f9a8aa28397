using System.Globalization;
using System.Text.Json;
using GpuLending.Underwriting.Figures;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace GpuLending.Web.Controls;

/// <summary>Series over dates, with real axes, the levels they are held against, and the same figures as a table one key away.</summary>
public sealed partial class PathChart
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private ElementReference _canvas;
    private IJSObjectReference? _module;
    private string _drawn = "";
    private bool _table;

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The chart in one sentence.</summary>
    [Parameter] public string? Summary { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<DateOnly> Dates { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    [Parameter] public IReadOnlyList<ChartLimit> Limits { get; set; } = [];

    [Parameter] public ChartUnit Unit { get; set; } = ChartUnit.Amount;

    /// <summary>Unit of the axis in words, such as "USD m".</summary>
    [Parameter, EditorRequired] public string UnitName { get; set; } = "";

    [Parameter] public int Height { get; set; } = 260;

    private IReadOnlyList<TableColumn> Columns => [new("Date", Figures: false), .. Series.Select(series => new TableColumn(series.Name, UnitName))];

    private IReadOnlyList<TableRow> Rows => [.. Dates.Select((date, i) =>
        new TableRow([FigureFormat.Date(date), .. Series.Select(series => Cell(series, i))]))];

    public async ValueTask DisposeAsync()
    {
        if (_module is null) return;
        try
        {
            await _module.InvokeVoidAsync("dispose", _canvas);
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the chart with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_table) return;
        var specification = Specification();
        if (specification == _drawn) return;
        _drawn = specification;
        try
        {
            _module ??= await Script.InvokeAsync<IJSObjectReference>("import", DealScripts.Charts);
            await _module.InvokeVoidAsync("draw", _canvas, specification);
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone.
        }
    }

    private static double? Rounded(double? value, double scale) =>
        value is { } number && double.IsFinite(number) ? Math.Round(number / scale, 5) : null;

    private TableCell Cell(ChartSeries series, int i) => series.Values.ElementAtOrDefault(i) is { } value
        ? new TableCell(Written(value)) { Figure = series.Figures.ElementAtOrDefault(i) }
        : "";

    private string Written(double? value) => value is null ? "" : Unit switch
    {
        ChartUnit.Amount => FigureFormat.Bare(value),
        ChartUnit.Multiple => FigureFormat.Multiple(value),
        ChartUnit.Fraction => FigureFormat.Percent(value, 2),
    };

    private string Specification()
    {
        var scale = Unit switch { ChartUnit.Amount => 1e6, ChartUnit.Multiple => 1, ChartUnit.Fraction => 0.01 };
        return JsonSerializer.Serialize(new
        {
            Title,
            Unit = UnitName,
            Kind = Unit.ToString(),
            Dates = Dates.Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Series = Series.Select(series => new
            {
                series.Name,
                series.Style,
                series.Stacked,
                Values = series.Values.Select(value => Rounded(value, scale)),
            }),
            Limits = Limits.Select(limit => new { limit.Name, Value = Rounded(limit.Value, scale) }),
        }, Json);
    }

    private void Switch()
    {
        _table = !_table;
        _drawn = "";
    }

    private async Task ExportAsync(string format)
    {
        _module ??= await Script.InvokeAsync<IJSObjectReference>("import", DealScripts.Charts);
        await _module.InvokeVoidAsync("save", Specification(), format);
    }
}
