using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Policies;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Policies;

/// <summary>The policy in force with its versions and exceptions; at a version's own address what it changes, and the decision on it.</summary>
public sealed partial class PolicyPage
{
    private static readonly (string Key, string Name)[] Parts = [("", "In force"), ("versions", "Versions"), ("exceptions", "Exceptions")];

    private IReadOnlyList<PolicyVersionRow>? _versions;
    private PolicyVersionView? _view;
    private ExceptionTrend? _trend;
    private bool _mayPropose;

    [Inject]
    public required ListPolicyVersions ListPolicyVersions { get; init; }

    [Inject]
    public required OpenPolicyVersion OpenPolicyVersion { get; init; }

    [Inject]
    public required ReadExceptionTrend ReadExceptionTrend { get; init; }

    /// <summary>A version; null for the one in force.</summary>
    [Parameter]
    public int? Number { get; set; }

    /// <summary>Part of the page: versions or exceptions.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    private string Title => Number is { } number ? $"Lending policy, version {PolicyWords.Number(number)}" : "Lending policy";

    protected override async Task OnInitializedAsync() => _mayPropose = (await CurrentActor.RequireAsync()).May(Permission.ProposePolicies);

    protected override async Task OnParametersSetAsync()
    {
        if (_view is null || (Number is { } number && _view.Version.Number != number) || (Number is null && _view.Version.State != PolicyState.InForce))
            await LoadAsync();
        if (Show == "exceptions" && _trend is null && await AskAsync((actor, leaving) => ReadExceptionTrend.ExecuteAsync(actor, leaving)) is Result<ExceptionTrend>.Success trend)
            _trend = trend.Value;
    }

    private async Task LoadAsync()
    {
        if (await AskAsync((actor, leaving) => ListPolicyVersions.ExecuteAsync(actor, leaving)) is Result<IReadOnlyList<PolicyVersionRow>>.Success versions)
            _versions = versions.Value;
        var number = Number;
        var answer = await AskAsync((actor, leaving) => OpenPolicyVersion.ExecuteAsync(number, actor, leaving));
        if (number == Number)
            _view = answer is Result<PolicyVersionView>.Success view ? view.Value : null;
    }
}
