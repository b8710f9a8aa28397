using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Stress;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>POST /api/v1/stress: comparison, tables, break points and reverse stress of a document.</summary>
internal static class StressEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpRequest request, ClaimsPrincipal caller, StressDeal stress, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        if (!actor.May(Permission.EvaluateByApi))
        {
            await refusals.RefuseAsync<StressAnswer>(actor, Permission.EvaluateByApi, nameof(StressEndpoint), cancellationToken);
            return Problems.Answer(Problems.Forbidden("This key's owner may not evaluate deals by the API."));
        }

        var (body, problem) = await BodyReader.ReadAsync<StressRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        var outcome = await stress.ExecuteAsync(body.Document, body.Question, body.SnapshotId, actor, null, cancellationToken);
        return outcome is Result<StressAnswer>.Invalid(var messages) && messages.All(message => message.Path.StartsWith("/question", StringComparison.Ordinal))
            ? Problems.Answer(Problems.InvalidRequest(messages))
            : ScenarioEndpoint.Answer(outcome);
    }
}
