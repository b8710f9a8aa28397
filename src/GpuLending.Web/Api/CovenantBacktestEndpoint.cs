using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Backtests;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>POST /api/v1/covenant-backtests: the deal document and a question in; when the covenant would have fired on printed prices, and on which, out. Stateless.</summary>
internal static class CovenantBacktestEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpRequest request, ClaimsPrincipal caller, BacktestCovenant backtest, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        if (!actor.May(Permission.EvaluateByApi))
        {
            await refusals.RefuseAsync<CovenantBacktestAnswer>(actor, Permission.EvaluateByApi, nameof(CovenantBacktestEndpoint), cancellationToken);
            return Problems.Answer(Problems.Forbidden("This key's owner may not evaluate deals by the API."));
        }

        var (body, problem) = await BodyReader.ReadAsync<CovenantBacktestRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        return await backtest.ExecuteAsync(body.Document, body.Question, body.SnapshotId, actor, cancellationToken) switch
        {
            Result<CovenantBacktestAnswer>.Success(var answer) => Results.Json(
                new CovenantBacktestResponse
                {
                    Result = answer.Result,
                    Quotes = answer.Quotes,
                    Snapshot = new SnapshotReference(answer.Snapshot.Id, answer.Snapshot.Date, answer.Snapshot.ContentHash),
                },
                ApiJson.Options),
            Result<CovenantBacktestAnswer>.Invalid(var messages) when messages.All(message => message.Path.StartsWith("/question", StringComparison.Ordinal)) => Problems.Answer(Problems.InvalidRequest(messages)),
            Result<CovenantBacktestAnswer>.Invalid(var messages) => Problems.Answer(Problems.InvalidDocument(messages)),
            Result<CovenantBacktestAnswer>.NotComputable(var reason) => Problems.Answer(Problems.NotComputable(reason)),
            Result<CovenantBacktestAnswer>.Forbidden(var reason) => Problems.Answer(Problems.Forbidden(reason)),
            Result<CovenantBacktestAnswer>.NotFound(var what) => Problems.Answer(Problems.NotFound(what)),
            Result<CovenantBacktestAnswer>.Conflict(var reason) => Problems.Answer(Problems.Conflict(reason)),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }
}
