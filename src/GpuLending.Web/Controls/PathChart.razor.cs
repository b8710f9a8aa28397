using System.Globalization;
using System.Text.Json;
using GpuLending.Underwriting.Figures;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace GpuLending.Web.Controls;

/// <summary>Series over dates, with real axes, the levels they are held against, and the same figures as a table one key away.</summary>
public sealed partial class PathChart
{
    // A table longer than this is for a spreadsheet: the export has every row.
    private const int PointRowsShown = 300;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private ElementReference _canvas;
    private IJSObjectReference? _module;
    private string _drawn = "";
    private bool _table;

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The chart in one sentence.</summary>
    [Parameter] public string? Summary { get; set; }

    /// <summary>Dates of the series' values; not needed when <see cref="Steps"/> places them.</summary>
    [Parameter] public IReadOnlyList<DateOnly> Dates { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    [Parameter] public IReadOnlyList<ChartLimit> Limits { get; set; } = [];

    [Parameter] public ChartUnit Unit { get; set; } = ChartUnit.Amount;

    /// <summary>Unit of the axis in words, such as "USD m".</summary>
    [Parameter, EditorRequired] public string UnitName { get; set; } = "";

    [Parameter] public int Height { get; set; } = 260;

    /// <summary>Observations beside the series.</summary>
    [Parameter] public IReadOnlyList<ChartPoints> Points { get; set; } = [];

    /// <summary>Days that are named.</summary>
    [Parameter] public IReadOnlyList<ChartEvent> Events { get; set; } = [];

    /// <summary>Places of the series' values on a number axis, in place of their dates; empty for a date axis.</summary>
    [Parameter] public IReadOnlyList<double> Steps { get; set; } = [];

    /// <summary>Unit of a number axis, such as "years old".</summary>
    [Parameter] public string StepName { get; set; } = "";

    /// <summary>Equal steps up the axis are equal ratios, so that a steady decline is a straight line. For values above zero.</summary>
    [Parameter] public bool Logarithmic { get; set; }

    /// <summary>A stretch of the axis can be pulled up to the whole width.</summary>
    [Parameter] public bool Zoom { get; set; }

    private bool Numbered => Steps.Count > 0;

    private IReadOnlyList<TableColumn> Columns =>
    [
        Numbered ? new(Sentence(StepName)) : new("Date", Figures: false),
        .. Series.SelectMany(series => series.Low.Count == 0
            ? [new TableColumn(series.Name, UnitName)]
            : new[] { new TableColumn($"{series.Name}, low", UnitName), new TableColumn($"{series.Name}, high", UnitName) }),
    ];

    private IReadOnlyList<TableRow> Rows => [.. Enumerable.Range(0, Numbered ? Steps.Count : Dates.Count).Select(i => new TableRow(
    [
        Numbered ? Steps[i].ToString("0.##", CultureInfo.CurrentCulture) : FigureFormat.Date(Dates[i]),
        .. Series.SelectMany(series => series.Low.Count == 0 ? [Cell(series, i)] : new[] { Low(series, i), Cell(series, i) }),
    ]))];

    private IReadOnlyList<TableColumn> PointColumns =>
        [new("Date", Figures: false), .. Numbered ? [new TableColumn(Sentence(StepName))] : Array.Empty<TableColumn>(), new("Kind", Figures: false), new("Value", UnitName), new("Source", Figures: false)];

    private IReadOnlyList<TableRow> PointRows => [.. Points
        .SelectMany(points => points.Items.Select(item => (points.Name, Item: item)))
        .OrderByDescending(point => point.Item.Date)
        .Take(PointRowsShown)
        .Select(point => new TableRow(
        [
            FigureFormat.Date(point.Item.Date),
            .. Numbered ? [new TableCell(point.Item.At.ToString("0.0", CultureInfo.CurrentCulture))] : Array.Empty<TableCell>(),
            point.Name, Written(point.Item.Value), point.Item.Words,
        ]))];

    private int PointCount => Points.Sum(points => points.Items.Count);

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

    private static string Sentence(string words) => words.Length == 0 ? "" : char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];

    private TableCell Low(ChartSeries series, int i) => series.Low.ElementAtOrDefault(i) is { } value ? Written(value) : "";

    private TableCell Cell(ChartSeries series, int i) => series.Values.ElementAtOrDefault(i) is { } value
        ? new TableCell(Written(value)) { Figure = series.Figures.ElementAtOrDefault(i) }
        : "";

    private string Written(double? value) => value is null ? "" : Unit switch
    {
        ChartUnit.Amount => FigureFormat.Bare(value),
        ChartUnit.Multiple => FigureFormat.Multiple(value),
        ChartUnit.Fraction => FigureFormat.Percent(value, 2),
        ChartUnit.Price => Math.Abs(value.Value) < 1000 ? FigureFormat.Bare(value, AmountScale.Full) : value.Value.ToString("#,##0", CultureInfo.CurrentCulture),
        ChartUnit.Count => FigureFormat.Count((long)value.Value),
    };

    private string Specification()
    {
        var scale = Unit switch { ChartUnit.Amount => 1e6, ChartUnit.Multiple or ChartUnit.Price or ChartUnit.Count => 1, ChartUnit.Fraction => 0.01 };
        return JsonSerializer.Serialize(new
        {
            Title,
            Unit = UnitName,
            Kind = Unit.ToString(),
            Axis = Numbered ? "number" : Points.Count > 0 || Events.Count > 0 || Zoom ? "time" : "month",
            StepName,
            Logarithmic,
            Steps,
            Zoom,
            Dates = Dates.Select(Iso),
            Series = Series.Select(series => new
            {
                series.Name,
                series.Style,
                series.Stacked,
                Values = series.Values.Select(value => Rounded(value, scale)),
                Low = series.Low.Select(value => Rounded(value, scale)),
                Marks = series.Marks.Select(mark => new { At = mark.Key, Name = mark.Value }),
            }),
            Points = Points.Select(points => new
            {
                points.Name,
                points.Style,
                points.Symbol,
                Items = points.Items.Select(item => new { Date = Iso(item.Date), item.At, Value = Rounded(item.Value, scale), item.Words }),
            }),
            Events = Events.Select(named => new { Date = Iso(named.Date), named.Name }),
            Limits = Limits.Select(limit => new { limit.Name, Value = Rounded(limit.Value, scale) }),
        }, Json);
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
