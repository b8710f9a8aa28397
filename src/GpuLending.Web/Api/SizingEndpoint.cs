using System.Security.Claims;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>POST /api/v1/sizings: the deal document in; its size, every limit and their workings out. Stateless; the same run as an evaluation.</summary>
internal static class SizingEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpRequest request, ClaimsPrincipal caller, EvaluateDeal evaluate, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var actor = DealEndpoints.Actor(caller);
        if (!actor.May(Permission.EvaluateByApi))
        {
            await refusals.RefuseAsync<Evaluation>(actor, Permission.EvaluateByApi, nameof(SizingEndpoint), cancellationToken);
            return Problems.Answer(Problems.Forbidden("This key's owner may not evaluate deals by the API."));
        }

        var (body, problem) = await BodyReader.ReadAsync<SizingRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        return (await evaluate.ExecuteAsync(body.Document, body.Scenario, body.SnapshotId, actor, cancellationToken)).Answer(
            evaluation => Results.Json(Response(body, evaluation), ApiJson.Options), Problems.InvalidDocument);
    }

    private static SizingResponse Response(SizingRequest request, Evaluation evaluation)
    {
        var sizing = evaluation.Result.Sizing;
        var workings = new List<Working>();
        foreach (var figure in request.Workings ? sizing.Limits.Select(limit => "limit/" + limit.Key).Prepend("size") : [])
        {
            if (ExplainFigure.Open(request.Document.Case, evaluation, figure) is Result<Working>.Success(var working)) workings.Add(working);
        }

        return new SizingResponse
        {
            LoanSize = sizing.LoanSize,
            Binding = sizing.Binding?.Key,
            Sizing = sizing,
            Workings = workings,
            Snapshot = new SnapshotReference(evaluation.Snapshot.Id, evaluation.Snapshot.Date, evaluation.Snapshot.ContentHash),
        };
    }
}
