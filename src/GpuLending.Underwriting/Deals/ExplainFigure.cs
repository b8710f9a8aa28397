using GpuLending.Engine;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Access;

namespace GpuLending.Underwriting.Deals;

/// <summary>Opens one figure of a document's result into formula, inputs and source.</summary>
public sealed class ExplainFigure(EvaluateDeal evaluate)
{
    public async Task<Result<Working>> ExecuteAsync(DealDocument document, Scenario? scenario, string figure, Actor actor, CancellationToken cancellationToken) =>
        await evaluate.ExecuteAsync(document, scenario, actor, cancellationToken) switch
        {
            Result<Evaluation>.Success(var evaluation) => Open(document.Case, evaluation, figure),
            Result<Evaluation>.NotFound(var what) => new Result<Working>.NotFound(what),
            Result<Evaluation>.Invalid(var messages) => new Result<Working>.Invalid(messages),
            Result<Evaluation>.Forbidden(var reason) => new Result<Working>.Forbidden(reason),
            Result<Evaluation>.Conflict(var reason) => new Result<Working>.Conflict(reason),
            Result<Evaluation>.NotComputable(var reason) => new Result<Working>.NotComputable(reason),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };

    /// <summary>The same on an evaluation already at hand, so that ten workings cost one run.</summary>
    public static Result<Working> Open(DealCase dealCase, Evaluation evaluation, string figure)
    {
        try
        {
            return FigureWorkings.Explain(dealCase, evaluation.Snapshot, evaluation.Result, figure, evaluation.Catalogue);
        }
        catch (ArgumentException)
        {
            return new Result<Working>.NotFound($"The figure '{FigureName(figure)}'");
        }
    }

    private static string FigureName(string figure) => figure.Length <= 80 ? figure : figure[..80] + "...";
}
