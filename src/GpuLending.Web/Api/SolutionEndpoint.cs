using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Solutions;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>POST /api/v1/solutions: the deal document and a question in; the value that answers, or why there is none, out. Stateless.</summary>
internal static class SolutionEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpRequest request, ClaimsPrincipal caller, SolveDeal solve, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        if (!actor.May(Permission.EvaluateByApi))
        {
            await refusals.RefuseAsync<DealSolution>(actor, Permission.EvaluateByApi, nameof(SolutionEndpoint), cancellationToken);
            return Problems.Answer(Problems.Forbidden("This key's owner may not evaluate deals by the API."));
        }

        var (body, problem) = await BodyReader.ReadAsync<SolutionRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        return await solve.ExecuteAsync(body.Document, body.Question, body.Scenario, body.SnapshotId, actor, cancellationToken) switch
        {
            Result<DealSolution>.Success(var answer) => Results.Json(
                new SolutionResponse
                {
                    Solution = answer.Solution,
                    Refused = answer.Refused,
                    Snapshot = new SnapshotReference(answer.Snapshot.Id, answer.Snapshot.Date, answer.Snapshot.ContentHash),
                },
                ApiJson.Options),
            Result<DealSolution>.Invalid(var messages) when messages.All(message => message.Path.StartsWith("/question", StringComparison.Ordinal)) => Problems.Answer(Problems.InvalidRequest(messages)),
            Result<DealSolution>.Invalid(var messages) => Problems.Answer(Problems.InvalidDocument(messages)),
            Result<DealSolution>.NotComputable(var reason) => Problems.Answer(Problems.NotComputable(reason)),
            Result<DealSolution>.Forbidden(var reason) => Problems.Answer(Problems.Forbidden(reason)),
            Result<DealSolution>.NotFound(var what) => Problems.Answer(Problems.NotFound(what)),
            Result<DealSolution>.Conflict(var reason) => Problems.Answer(Problems.Conflict(reason)),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }
}
