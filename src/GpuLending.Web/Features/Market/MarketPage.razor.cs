using GpuLending.Engine.Market;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Market;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Market;

/// <summary>The catalogue with its freshness, the sources and imports; for a chosen model the history of its prices, split so that nothing is blended.</summary>
public sealed partial class MarketPage
{
    private const int MoreRows = 100;
    private static readonly (string Key, string Name)[] Parts = [("", "Models"), ("sources", "Sources and licences"), ("imports", "Imports")];

    private MarketOverview? _overview;
    private IReadOnlyList<QuoteSeries>? _series;
    private Page<QuoteRow>? _quotes;
    private string? _loaded;
    private QuoteView? _listed;
    private bool _mayImport;

    [Inject]
    public required ReadMarketOverview ReadMarketOverview { get; init; }

    [Inject]
    public required ListQuoteSeries ListQuoteSeries { get; init; }

    [Inject]
    public required ListQuotes ListQuotes { get; init; }

    /// <summary>The chosen model, by its catalogue name.</summary>
    [Parameter]
    public string? Gpu { get; set; }

    /// <summary>Part of the page without a model: sources or imports.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? Channel { get; set; }

    [SupplyParameterFromQuery]
    public string? Provider { get; set; }

    [SupplyParameterFromQuery]
    public string? Source { get; set; }

    [SupplyParameterFromQuery]
    public DateOnly? From { get; set; }

    [SupplyParameterFromQuery]
    public DateOnly? To { get; set; }

    private CatalogueEntry? Model => _overview?.Models.FirstOrDefault(model => model.Gpu == Gpu);

    /// <summary>What the address asks for; without a kind the one with the most quotes.</summary>
    private QuoteView View => new(Gpu ?? "", Enum.TryParse<PriceKind>(Kind, ignoreCase: true, out var kind) ? kind : Thickest, Channel, Provider, Source, From, To);

    private PriceKind Thickest => (_series ?? []).GroupBy(series => series.Kind).OrderByDescending(group => group.Sum(series => series.Points.Count)).Select(group => group.Key).FirstOrDefault();

    private string ExportAddress => View.Address("/market/quotes.csv", withGpu: true);

    protected override async Task OnInitializedAsync() => _mayImport = (await CurrentActor.RequireAsync()).May(Permission.ImportMarketData);

    protected override async Task OnParametersSetAsync()
    {
        if (_overview is null && await AskAsync((actor, leaving) => ReadMarketOverview.ExecuteAsync(actor, leaving)) is Result<MarketOverview>.Success overview)
            _overview = overview.Value;
        if (Gpu != _loaded)
        {
            (_loaded, _series, _quotes, _listed, Problem) = (Gpu, null, null, null, null);
            if (Gpu is { } gpu && await AskAsync((actor, leaving) => ListQuoteSeries.ExecuteAsync(gpu, null, null, null, actor, leaving)) is Result<IReadOnlyList<QuoteSeries>>.Success series && gpu == _loaded)
                _series = series.Value;
        }

        if (_series is { Count: > 0 } && View != _listed)
        {
            _listed = View;
            await ListAsync(MoreRows);
        }
    }

    private Task ShowMoreAsync() => ListAsync((_quotes?.Rows.Count ?? 0) + MoreRows);

    private async Task ListAsync(int rows)
    {
        var view = View;
        if (await AskAsync((actor, leaving) => ListQuotes.ExecuteAsync(view.Query(Math.Min(rows, QuoteQuery.MostRows)), actor, leaving)) is Result<Page<QuoteRow>>.Success quotes && view == View)
            _quotes = quotes.Value;
    }
}
