using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Market;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>POST /api/v1/calibrations: prices in, fit and verdict out. Stateless.</summary>
internal static class CalibrationEndpoint
{
    /// <summary>Enough for a hundred thousand prices with their providers.</summary>
    public const int Limit = 16 * BodyReader.Limit;

    public static async Task<IResult> AnswerAsync(HttpRequest request, ClaimsPrincipal caller, CalibrateSeries calibrate, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        if (!actor.May(Permission.EvaluateByApi))
        {
            await refusals.RefuseAsync<CalibrationAnswer>(actor, Permission.EvaluateByApi, nameof(CalibrationEndpoint), cancellationToken);
            return Problems.Answer(Problems.Forbidden("This key's owner may not calibrate by the API."));
        }

        var (body, problem) = await BodyReader.ReadAsync<CalibrationRequest>(request, cancellationToken, Limit);
        if (body is null) return Problems.Answer(problem!);
        return await calibrate.ExecuteAsync(body, actor, cancellationToken) switch
        {
            Result<CalibrationAnswer>.Success(var answer) => Results.Json(Response(answer), ApiJson.Options),
            Result<CalibrationAnswer>.Invalid(var messages) => Problems.Answer(Problems.InvalidRequest(messages)),
            Result<CalibrationAnswer>.NotComputable(var reason) => Problems.Answer(Problems.NotComputable(reason)),
            Result<CalibrationAnswer>.Forbidden(var reason) => Problems.Answer(Problems.Forbidden(reason)),
            Result<CalibrationAnswer>.NotFound(var what) => Problems.Answer(Problems.NotFound(what)),
            Result<CalibrationAnswer>.Conflict(var reason) => Problems.Answer(Problems.Conflict(reason)),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private static CalibrationResponse Response(CalibrationAnswer answer) => new()
    {
        Observations = answer.Figures.Observations,
        OutsideWindow = answer.Figures.OutsideWindow,
        Fit = answer.Figures.Fit,
        NoFitReason = answer.Figures.NoFitReason,
        ProviderEffects = answer.Figures.ProviderEffects,
        Errors = answer.Figures.Errors,
        Breakpoint = answer.Figures.Breakpoint,
        Forms = answer.Figures.Forms,
        Verdict = answer.Figures.Verdict,
        Policy = answer.Policy,
        Series = answer.Series is { } series ? CalibrationSource.Of(series) : null,
        Snapshot = new SnapshotReference(answer.Snapshot.Id, answer.Snapshot.Date, answer.Snapshot.ContentHash),
    };
}
