using GpuLending.Underwriting;
using GpuLending.Underwriting.Serials;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Serials;

/// <summary>The register over all deals, and the look-alikes that wait for a risk officer. The address carries search, state, deal and page.</summary>
public sealed partial class SerialsPage
{
    private const int PageSize = 50;
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(250);

    private Page<SerialRow>? _page;
    private SerialQuery? _loaded;
    private int _keystroke;

    [Inject]
    public required ListSerials ListSerials { get; init; }

    [SupplyParameterFromQuery(Name = "search")]
    public string? Search { get; set; }

    /// <summary>live, released or all; live when it is none of them.</summary>
    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "deal")]
    public Guid? Deal { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? RequestedPage { get; set; }

    private int PageNumber => Math.Clamp(RequestedPage ?? 1, 1, 100_000);

    private SerialQuery Query => new(
        Search, Deal, null, State switch { "released" => SerialState.Released, "all" => null, _ => SerialState.Live }, (PageNumber - 1) * PageSize, PageSize);

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded != Query) await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var query = _loaded = Query;
        if (await AskAsync((actor, leaving) => ListSerials.ExecuteAsync(query, actor, leaving)) is Result<Page<SerialRow>>.Success rows && query == _loaded)
            _page = rows.Value;
    }

    private async Task OnSearchTyped(ChangeEventArgs typed)
    {
        var keystroke = ++_keystroke;
        try
        {
            await Task.Delay(TypingPause, Leaving);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (keystroke == _keystroke) GoTo(1, (string?)typed.Value, State);
    }

    private void GoTo(int page, string? search, string? state) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["search"] = string.IsNullOrEmpty(search) ? null : search,
            ["state"] = state is "released" or "all" ? state : null,
            ["page"] = page > 1 ? page : null,
        }),
        new NavigationOptions { ReplaceHistoryEntry = search != Search });
}
