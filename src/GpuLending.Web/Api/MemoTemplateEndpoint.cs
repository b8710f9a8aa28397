using System.Security.Claims;
using GpuLending.Underwriting.DealMemos.Templates;

namespace GpuLending.Web.Api;

/// <summary>GET /api/v1/memo-templates: the layouts a memo may be taken away in. They are edited by people, at the desk.</summary>
internal static class MemoTemplateEndpoint
{
    public static async Task<IResult> ListAsync(ClaimsPrincipal caller, ListMemoTemplates list, CancellationToken cancellationToken) =>
        (await list.ExecuteAsync(DealEndpoints.Actor(caller), cancellationToken)).Answer(rows => Results.Json(rows, ApiJson.Options));
}
