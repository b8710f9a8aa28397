using System.Globalization;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Market;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Market;

/// <summary>The catalogue, and for a chosen model every price on record with source and licence.</summary>
public sealed partial class MarketPage
{
    private const int MoreRows = 200;

    private IReadOnlyList<CatalogueEntry>? _models;
    private MarketQuotes? _quotes;
    private string? _loaded;
    private int _shown = MoreRows;

    [Inject]
    public required ListGpuModels ListGpuModels { get; init; }

    [Inject]
    public required ListQuotes ListQuotes { get; init; }

    /// <summary>The chosen model, by its catalogue name.</summary>
    [Parameter]
    public string? Gpu { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_models is null && await AskAsync((actor, leaving) => ListGpuModels.ExecuteAsync(actor, leaving)) is Result<IReadOnlyList<CatalogueEntry>>.Success models)
            _models = models.Value;
        if (Gpu == _loaded)
            return;
        (_loaded, _quotes, _shown, Problem) = (Gpu, null, MoreRows, null);
        if (Gpu is { } gpu && await AskAsync((actor, leaving) => ListQuotes.ExecuteAsync(gpu, actor, leaving)) is Result<MarketQuotes>.Success quotes && gpu == _loaded)
            _quotes = quotes.Value;
    }

    private static string Whole(int? value) => value?.ToString("#,0", CultureInfo.InvariantCulture) ?? "–";

    private static string Counted(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {one}{(count == 1 ? "" : "s")}");

    /// <summary>"OnDemand" as "On demand".</summary>
    private static string Words<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return string.Concat(name.Select((letter, place) =>
            place > 0 && (char.IsUpper(letter) || char.IsDigit(letter) && !char.IsDigit(name[place - 1])) ? " " + char.ToLowerInvariant(letter) : letter.ToString()));
    }
}
