using GpuLending.Underwriting;
using GpuLending.Underwriting.Audit;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Features.Audit;

/// <summary>What was done and what was refused, and whether the record is whole.</summary>
public sealed partial class AuditPage
{
    private const int PageSize = 50;

    private Page<AuditRow>? _page;
    private AuditQuery? _loaded;
    private AuditVerification? _verification;
    private bool _verifying;

    [Inject]
    public required ListAudit ListAudit { get; init; }

    [Inject]
    public required VerifyAuditChain VerifyAuditChain { get; init; }

    [SupplyParameterFromQuery(Name = "action")]
    public string? Action { get; set; }

    [SupplyParameterFromQuery(Name = "deal")]
    public Guid? Deal { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? RequestedPage { get; set; }

    private int PageNumber => Math.Clamp(RequestedPage ?? 1, 1, 100_000);

    protected override async Task OnParametersSetAsync()
    {
        var query = new AuditQuery(Deal, null, Action, (PageNumber - 1) * PageSize, PageSize);
        if (query == _loaded)
            return;
        _loaded = query;
        if (await AskAsync((actor, leaving) => ListAudit.ExecuteAsync(query, actor, leaving)) is Result<Page<AuditRow>>.Success rows && query == _loaded)
            _page = rows.Value;
    }

    private async Task VerifyAsync()
    {
        _verifying = true;
        try
        {
            if (await AskAsync((actor, leaving) => VerifyAuditChain.ExecuteAsync(actor, leaving)) is Result<AuditVerification>.Success found)
                _verification = found.Value;
        }
        finally
        {
            _verifying = false;
        }
    }

    private void GoTo(int page, string? action) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["action"] = string.IsNullOrEmpty(action) ? null : action,
        ["page"] = page > 1 ? page : null,
    }));
}
