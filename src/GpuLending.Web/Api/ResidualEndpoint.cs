using System.Security.Claims;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>POST /api/v1/residuals: the deal document in; band, liquidation clock and supports out. Stateless.</summary>
internal static class ResidualEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpRequest request, ClaimsPrincipal caller, AssessResidual assess, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        if (!actor.May(Permission.EvaluateByApi))
        {
            await refusals.RefuseAsync<ResidualAssessment>(actor, Permission.EvaluateByApi, nameof(ResidualEndpoint), cancellationToken);
            return Problems.Answer(Problems.Forbidden("This key's owner may not evaluate deals by the API."));
        }

        var (body, problem) = await BodyReader.ReadAsync<ResidualRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        return await assess.ExecuteAsync(body.Document, body.SnapshotId, actor, cancellationToken) switch
        {
            Result<ResidualAssessment>.Success(var assessment) => Results.Json(assessment, ApiJson.Options),
            Result<ResidualAssessment>.Invalid(var messages) => Problems.Answer(Problems.InvalidDocument(messages)),
            Result<ResidualAssessment>.NotComputable(var reason) => Problems.Answer(Problems.NotComputable(reason)),
            Result<ResidualAssessment>.Forbidden(var reason) => Problems.Answer(Problems.Forbidden(reason)),
            Result<ResidualAssessment>.NotFound(var what) => Problems.Answer(Problems.NotFound(what)),
            Result<ResidualAssessment>.Conflict(var reason) => Problems.Answer(Problems.Conflict(reason)),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }
}
