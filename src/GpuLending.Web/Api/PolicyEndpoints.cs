using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Policies;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>GET /api/v1/policies: the lending policy to read. It is proposed and signed by people, at the desk.</summary>
internal static class PolicyEndpoints
{
    public static async Task<IResult> OpenAsync(int? number, ClaimsPrincipal caller, OpenPolicyVersion open, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        return await open.ExecuteAsync(number, actor, cancellationToken) switch
        {
            Result<PolicyVersionView>.Success(var view) => Results.Json(
                new PolicyResponse { Version = view.Version, Document = view.Document, Changes = view.Changes, Remarks = view.Remarks }, ApiJson.Options),
            Result<PolicyVersionView>.NotFound(var what) => Problems.Answer(Problems.NotFound(what)),
            Result<PolicyVersionView>.Forbidden(var reason) => Problems.Answer(Problems.Forbidden(reason)),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    public static async Task<IResult> ListAsync(ClaimsPrincipal caller, ListPolicyVersions list, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        return await list.ExecuteAsync(actor, cancellationToken) switch
        {
            Result<IReadOnlyList<PolicyVersionRow>>.Success(var rows) => Results.Json(rows, ApiJson.Options),
            Result<IReadOnlyList<PolicyVersionRow>>.Forbidden(var reason) => Problems.Answer(Problems.Forbidden(reason)),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }
}
