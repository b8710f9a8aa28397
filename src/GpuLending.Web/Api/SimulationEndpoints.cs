using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Simulations;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>/api/v1/simulations: started, looked at, stopped, and one path taken out.</summary>
internal static class SimulationEndpoints
{
    public const string Address = "/api/v1/simulations";

    public static async Task<IResult> StartAsync(
        HttpRequest request, HttpResponse response, ClaimsPrincipal caller, StartSimulation start, OpenSimulation open, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var (actor, refusal) = await ActorAsync(caller, refusals, cancellationToken);
        if (refusal is not null) return refusal;
        var (body, problem) = await BodyReader.ReadAsync<SimulationRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        switch (await start.ExecuteAsync(new StartSimulationCommand(body.Document, body.Terms, null, body.SnapshotId), actor, cancellationToken))
        {
            case Result<Guid>.Success(var id):
                response.Headers.Location = $"{Address}/{id}";
                return await LookAsync(id, StatusCodes.Status202Accepted, actor, open, cancellationToken);
            case Result<Guid>.Invalid(var messages) when messages.All(message => message.Path.StartsWith("/terms", StringComparison.Ordinal)):
                return Problems.Answer(Problems.InvalidRequest(messages));
            case Result<Guid>.Invalid(var messages):
                return Problems.Answer(Problems.InvalidDocument(messages));
            case var other:
                return Answer(other);
        }
    }

    public static async Task<IResult> OpenAsync(Guid id, ClaimsPrincipal caller, OpenSimulation open, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var (actor, refusal) = await ActorAsync(caller, refusals, cancellationToken);
        return refusal ?? await LookAsync(id, StatusCodes.Status200OK, actor, open, cancellationToken);
    }

    public static async Task<IResult> CancelAsync(Guid id, ClaimsPrincipal caller, CancelSimulation cancel, OpenSimulation open, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var (actor, refusal) = await ActorAsync(caller, refusals, cancellationToken);
        if (refusal is not null) return refusal;
        return await cancel.ExecuteAsync(id, actor, cancellationToken) switch
        {
            Result<SimulationRunState>.Success => await LookAsync(id, StatusCodes.Status200OK, actor, open, cancellationToken),
            var other => Answer(other),
        };
    }

    public static async Task<IResult> PathAsync(Guid id, int index, ClaimsPrincipal caller, OpenSimulatedPath paths, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var (actor, refusal) = await ActorAsync(caller, refusals, cancellationToken);
        if (refusal is not null) return refusal;
        return await paths.ExecuteAsync(id, index, actor, cancellationToken) switch
        {
            Result<SimulatedPathView>.Success(var view) => Results.Json(new SimulationPathResponse { Path = view.Path, Result = view.Result }, ApiJson.Options),
            var other => Answer(other),
        };
    }

    private static async Task<(Actor Actor, IResult? Refusal)> ActorAsync(ClaimsPrincipal caller, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        if (actor.May(Permission.EvaluateByApi)) return (actor, null);
        await refusals.RefuseAsync<Guid>(actor, Permission.EvaluateByApi, nameof(SimulationEndpoints), cancellationToken);
        return (actor, Problems.Answer(Problems.Forbidden("This key's owner may not evaluate deals by the API.")));
    }

    private static async Task<IResult> LookAsync(Guid id, int status, Actor actor, OpenSimulation open, CancellationToken cancellationToken) =>
        await open.ExecuteAsync(id, actor, cancellationToken) switch
        {
            Result<SimulationView>.Success(var view) => Results.Json(SimulationResponse.Of(view), ApiJson.Options, statusCode: status),
            var other => Answer(other),
        };

    private static IResult Answer<T>(Result<T> ended) => Problems.Answer(ended switch
    {
        Result<T>.NotFound(var what) => Problems.NotFound(what),
        Result<T>.Invalid(var messages) => Problems.InvalidRequest(messages),
        Result<T>.Forbidden(var reason) => Problems.Forbidden(reason),
        Result<T>.Conflict(var reason) => Problems.Conflict(reason),
        Result<T>.NotComputable(var reason) => Problems.NotComputable(reason),
        _ => throw new InvalidOperationException($"Unknown outcome {ended}."),
    });
}
