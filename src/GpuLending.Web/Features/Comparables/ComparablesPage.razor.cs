using System.Globalization;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Comparables;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Comparables;

/// <summary>The public deals with terms and source, beside a desk deal when the address names one. The address holds every filter.</summary>
public sealed partial class ComparablesPage
{
    private ComparablesView? _view;
    private Guid? _loaded;

    [Inject]
    public required ReadComparables ReadComparables { get; init; }

    /// <summary>The desk deal that is held beside the public ones.</summary>
    [SupplyParameterFromQuery]
    public Guid? Deal { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery]
    public string? Way { get; set; }

    [SupplyParameterFromQuery]
    public string? Credit { get; set; }

    [SupplyParameterFromQuery]
    public string? Vendor { get; set; }

    [SupplyParameterFromQuery]
    public bool Priced { get; set; }

    /// <summary>Whether only deals like the desk deal are shown: so unless the address says otherwise.</summary>
    [SupplyParameterFromQuery]
    public bool? Like { get; set; }

    /// <summary>The public deal whose terms are laid open.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    private bool LikeThis => _view?.Own is not null && Like != false;

    private bool Filtered => LikeThis || Priced || !string.IsNullOrEmpty(Search) || !string.IsNullOrEmpty(Way) || !string.IsNullOrEmpty(Credit) || !string.IsNullOrEmpty(Vendor);

    private PublicDeal? Shown => Show is { } key ? PublicDeals.All.FirstOrDefault(deal => deal.Key == key) : null;

    private IReadOnlyList<Comparable> Rows => [.. (_view?.Deals ?? []).Where(Fits)];

    private string Counted => (_view?.Deals.Count ?? 0) is var all && Rows.Count == all
        ? $"{all.ToString(CultureInfo.InvariantCulture)} public deals"
        : $"{Rows.Count.ToString(CultureInfo.InvariantCulture)} of {all.ToString(CultureInfo.InvariantCulture)} public deals";

    protected override async Task OnParametersSetAsync()
    {
        if (_view is not null && _loaded == Deal)
            return;
        (_loaded, Problem) = (Deal, null);
        if (await AskAsync((actor, leaving) => ReadComparables.ExecuteAsync(Deal, actor, leaving)) is Result<ComparablesView>.Success view)
            _view = view.Value;
    }

    private static string Dash(string words) => words == "not published" ? "–" : words;

    private bool Fits(Comparable comparable)
    {
        var deal = comparable.Deal;
        if (LikeThis && !FindComparables.IsLike(comparable)) return false;
        if (Enum.TryParse<WayToFund>(Way, ignoreCase: true, out var way) && deal.Way != way) return false;
        if (Enum.TryParse<CustomerCreditClass>(Credit, ignoreCase: true, out var credit) && deal.CustomerCredit != credit) return false;
        if (!string.IsNullOrEmpty(Vendor) && !string.Equals(deal.Vendor, Vendor, StringComparison.OrdinalIgnoreCase)) return false;
        if (Priced && deal.Margin is null && deal.Coupon is null) return false;
        return string.IsNullOrWhiteSpace(Search)
            || new[] { deal.Name, deal.Borrower, deal.Customer, deal.Source, deal.Rating, deal.Note }.Any(text => text.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    private string AddressWith(string name, string? value) => Navigation.GetUriWithQueryParameter(name, string.IsNullOrEmpty(value) ? null : value);

    private void GoTo(string name, string? value, bool replace = false) => Navigation.NavigateTo(AddressWith(name, value), new NavigationOptions { ReplaceHistoryEntry = replace });
}
