using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Borrowers;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Borrowers;

/// <summary>Borrowers by name. The address carries search and page.</summary>
public sealed partial class BorrowersPage
{
    private const int PageSize = 25;
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(250);

    private Page<BorrowerListRow>? _page;
    private (string? Search, int Page)? _loaded;
    private bool _mayEdit;
    private int _keystroke;

    [Inject]
    public required ListBorrowers ListBorrowers { get; init; }

    [SupplyParameterFromQuery(Name = "search")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? RequestedPage { get; set; }

    private int PageNumber => Math.Clamp(RequestedPage ?? 1, 1, 100_000);

    protected override async Task OnParametersSetAsync()
    {
        _mayEdit = (await CurrentActor.RequireAsync()).May(Permission.EditBorrowers);
        if (_loaded != (Search, PageNumber))
            await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var asked = (Search, PageNumber);
        _loaded = asked;
        var answer = await AskAsync((actor, leaving) => ListBorrowers.ExecuteAsync(asked.Search, (asked.PageNumber - 1) * PageSize, PageSize, actor, leaving));
        if (answer is Result<Page<BorrowerListRow>>.Success borrowers && _loaded == asked)
            _page = borrowers.Value;
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

        if (keystroke == _keystroke)
            GoTo(1, (string?)typed.Value);
    }

    private void GoTo(int page, string? search) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["search"] = string.IsNullOrEmpty(search) ? null : search,
            ["page"] = page > 1 ? page : null,
        }),
        new NavigationOptions { ReplaceHistoryEntry = search != Search });
}
