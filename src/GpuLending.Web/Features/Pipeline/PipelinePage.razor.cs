using System.Globalization;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Pipeline;

/// <summary>The deals: what waits for the reader first, then all. The address carries search, filter, sort and page.</summary>
public sealed partial class PipelinePage
{
    private const int PageSize = 25;
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(250);

    private IReadOnlyList<DealListRow>? _needsMe;
    private Page<DealListRow>? _page;
    private DealListQuery? _loaded;
    private NewDealDialog? _newDeal;
    private bool _importing;
    private CopyDealDialog? _copyDeal;
    private ExportMemosDialog? _export;
    private bool _mayEdit;
    private bool _mayExport;
    private bool _loading;
    private int _keystroke;

    [Inject]
    public required ListDeals ListDeals { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [SupplyParameterFromQuery(Name = "search")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "stage")]
    public string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "owner")]
    public string? Owner { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? RequestedPage { get; set; }

    private int PageNumber => Math.Clamp(RequestedPage ?? 1, 1, 100_000);

    private string SortKey => Sort?.TrimStart('-') is { Length: > 0 } key ? key : "changed";

    private bool Descending => Sort is null || Sort.StartsWith('-');

    private bool Filtered => !string.IsNullOrEmpty(Search) || !string.IsNullOrEmpty(Stage) || !string.IsNullOrEmpty(Owner);

    protected override async Task OnParametersSetAsync()
    {
        var actor = await CurrentActor.RequireAsync();
        (_mayEdit, _mayExport) = (actor.May(Permission.EditDeals), actor.May(Permission.ExportDocuments));
        if (Query(actor) != _loaded)
            await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var query = Query(await CurrentActor.RequireAsync());
        _loaded = query;
        _loading = true;
        try
        {
            if (await AskAsync((actor, leaving) => ListDeals.ExecuteAsync(query, actor, leaving)) is Result<Page<DealListRow>>.Success deals && query == _loaded)
                _page = deals.Value;
            if (Problem is not null || _needsMe is not null)
                return;
            var mine = new DealListQuery(NeedsMe: true, Sort: "since", Descending: false, Take: 6);
            if (await AskAsync((actor, leaving) => ListDeals.ExecuteAsync(mine, actor, leaving)) is Result<Page<DealListRow>>.Success waiting)
                _needsMe = waiting.Value.Rows;
        }
        finally
        {
            _loading = false;
        }
    }

    /// <summary>What the list shows is what the export offers.</summary>
    private async Task ExportAsync() => await _export!.OpenAsync(Query(await CurrentActor.RequireAsync()));

    private DealListQuery Query(Actor actor) => new(
        Search,
        Enum.TryParse<DealStage>(Stage, ignoreCase: true, out var stage) ? stage : null,
        Owner == "me" ? actor.UserId : null,
        NeedsMe: false,
        SortKey,
        Descending,
        (PageNumber - 1) * PageSize,
        PageSize);

    private string Days(DateTimeOffset since) => (int)(Clock.GetUtcNow() - since).TotalDays switch
    {
        <= 0 => "since today",
        1 => "for 1 day",
        var days => string.Create(CultureInfo.InvariantCulture, $"for {days} days"),
    };

    /// <summary>Waits for a pause in typing: a search a keystroke would be a query nobody reads.</summary>
    private async Task OnSearchTyped(ChangeEventArgs typed)
    {
        var keystroke = ++_keystroke;
        try
        {
            await Task.Delay(TypingPause, Clock, Leaving);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (keystroke == _keystroke)
            GoTo(page: 1, search: (string?)typed.Value ?? "");
    }

    private void SortBy(string key) => GoTo(page: 1, sort: key == SortKey && !Descending ? "-" + key : key == SortKey ? key : DescendingFirst(key) ? "-" + key : key);

    private static bool DescendingFirst(string key) => key is "size" or "ltv" or "margin" or "changed";

    private void ClearAsync() => Navigation.NavigateTo("/");

    private void GoTo(int page, string? search = null, string? stage = null, string? owner = null, string? sort = null)
    {
        static string? Kept(string? given, string? present) => (given ?? present) is { Length: > 0 } value ? value : null;
        var address = Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["search"] = Kept(search, Search),
            ["stage"] = Kept(stage, Stage),
            ["owner"] = Kept(owner, Owner),
            ["sort"] = Kept(sort, Sort),
            ["page"] = page > 1 ? page : null,
        });
        Navigation.NavigateTo(address, new NavigationOptions { ReplaceHistoryEntry = search is not null });
    }
}
