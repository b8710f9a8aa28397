using System.Security.Claims;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.Stress;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>POST /api/v1/evaluations: the deal document in, the full result out. Stateless.</summary>
internal static class EvaluationEndpoint
{
    private const int MostFigures = 100;

    public static async Task<IResult> AnswerAsync(HttpRequest request, ClaimsPrincipal caller, EvaluateDeal evaluate, ListScenarios scenarios, ReadPhraseRules readPhrases, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        if (!actor.May(Permission.EvaluateByApi))
        {
            await refusals.RefuseAsync<Evaluation>(actor, Permission.EvaluateByApi, nameof(EvaluationEndpoint), cancellationToken);
            return Problems.Answer(Problems.Forbidden("This key's owner may not evaluate deals by the API."));
        }

        var (body, problem) = await BodyReader.ReadAsync<EvaluationRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        if (body.Figures.Count > MostFigures)
            return Problems.Answer(Problems.InvalidDocument([new FieldMessage("/figures", $"There are {body.Figures.Count} figures: ask for at most {MostFigures}.")]));

        var scenario = body.Scenario;
        if (body.ScenarioKey is { } key)
        {
            if (scenario is not null) return Problems.Answer(Problems.InvalidDocument([new FieldMessage("/scenarioKey", "A scenario and a scenario's key are given: name one of them.")]));
            var found = await scenarios.FindAsync(body.Document, key, body.SnapshotId, actor, cancellationToken);
            if (found is not Result<Scenario>.Success { Value: var named }) return ScenarioEndpoint.Answer(found);
            scenario = named;
        }

        return await evaluate.ExecuteAsync(body.Document, scenario, body.SnapshotId, actor, cancellationToken) switch
        {
            Result<Evaluation>.Success(var evaluation) => Answer(body, evaluation, await PhrasesAsync(body, readPhrases, actor, cancellationToken)),
            Result<Evaluation>.Invalid(var messages) => Problems.Answer(Problems.InvalidDocument(messages)),
            Result<Evaluation>.NotComputable(var reason) => Problems.Answer(Problems.NotComputable(reason)),
            Result<Evaluation>.Forbidden(var reason) => Problems.Answer(Problems.Forbidden(reason)),
            Result<Evaluation>.NotFound(var what) => Problems.Answer(Problems.NotFound(what)),
            Result<Evaluation>.Conflict(var reason) => Problems.Answer(Problems.Conflict(reason)),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    /// <summary>The table of phrases in force; nothing is read for a document without a text.</summary>
    private static async Task<IReadOnlyList<PhraseRule>> PhrasesAsync(EvaluationRequest request, ReadPhraseRules read, Actor actor, CancellationToken cancellationToken) =>
        request.Document.Narrative.Count > 0 && await read.ExecuteAsync(actor, cancellationToken) is Result<IReadOnlyList<PhraseRule>>.Success { Value: var phrases } ? phrases : [];

    private static IResult Answer(EvaluationRequest request, Evaluation evaluation, IReadOnlyList<PhraseRule> phrases)
    {
        var workings = new List<Working>();
        for (var i = 0; i < request.Figures.Count; i++)
        {
            if (ExplainFigure.Open(request.Document.Case, evaluation, request.Figures[i] ?? "") is Result<Working>.Success(var working)) workings.Add(working);
            else return Problems.Answer(Problems.InvalidDocument([new FieldMessage($"/figures/{i}", $"'{Short(request.Figures[i])}' is no figure of this result. Figures are size, limit/<limit key>, coverage/debt-service/<month>, coverage/loan-to-value/<month>, coverage/loan-life/<month>, covenant/<covenant id>/<yyyy-MM-dd>, collateral/marked/<month>, collateral/opinion/<lot id>/<opinion key>, collateral/mark/<lot id>, collateral/liquidation/<premise>, collateral/support/<support id>/<month>, collateral/cure/<month>, cashflow/cfads/<month>, draw/<number>/<limit key>, use/<key>, coverage/contracted/<month>, contracted-capacity, junior, junior/limit/<key>, returns/lender-xirr, returns/weighted-average-life, advance-rate and rate/closing.")]));
        }

        var snapshot = evaluation.Snapshot;
        return Results.Json(
            new EvaluationResponse
            {
                Result = evaluation.Result,
                Snapshot = new SnapshotReference(snapshot.Id, snapshot.Date, snapshot.ContentHash),
                Exceptions = evaluation.Exceptions,
                Workings = workings,
                Texts =
                [
                    .. NarrativeCheck.Of(new NarrativeSubject(request.Document, evaluation.Result, evaluation.Exceptions.Count), phrases)
                        .Select(remark => new TextRemark { Part = remark.Part, Kind = remark.Kind, Sentence = remark.Sentence, Message = remark.Message }),
                ],
            },
            ApiJson.Options);
    }

    private static string Short(string? figure) => figure is null ? "null" : figure.Length <= 80 ? figure : figure[..80] + "...";
}
