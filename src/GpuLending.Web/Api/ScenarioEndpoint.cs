using System.Security.Claims;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Stress;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>POST /api/v1/scenarios: the scenarios that a document can be put through.</summary>
internal static class ScenarioEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpRequest request, ClaimsPrincipal caller, ListScenarios list, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        if (!actor.May(Permission.EvaluateByApi))
        {
            await refusals.RefuseAsync<Scenario>(actor, Permission.EvaluateByApi, nameof(ScenarioEndpoint), cancellationToken);
            return Problems.Answer(Problems.Forbidden("This key's owner may not evaluate deals by the API."));
        }

        var (body, problem) = await BodyReader.ReadAsync<ScenarioRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        return Answer(await list.ExecuteAsync(body.Document, body.SnapshotId, actor, cancellationToken));
    }

    /// <summary>An outcome as an answer: the value as JSON, anything else as a problem.</summary>
    public static IResult Answer<T>(Result<T> outcome) => outcome switch
    {
        Result<T>.Success(var value) => Results.Json(value, ApiJson.Options),
        Result<T>.Invalid(var messages) => Problems.Answer(Problems.InvalidDocument(messages)),
        Result<T>.NotComputable(var reason) => Problems.Answer(Problems.NotComputable(reason)),
        Result<T>.Forbidden(var reason) => Problems.Answer(Problems.Forbidden(reason)),
        Result<T>.NotFound(var what) => Problems.Answer(Problems.NotFound(what)),
        Result<T>.Conflict(var reason) => Problems.Answer(Problems.Conflict(reason)),
        var other => throw new InvalidOperationException($"Unknown outcome {other}."),
    };
}
