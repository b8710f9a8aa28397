using GpuLending.Engine;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Solutions;

/// <summary>Goal seek and break-even on a document: finds the value, or says why there is none, and whether the desk would take the value. Reads the market and writes nothing.</summary>
public sealed class SolveDeal(EvaluateDeal evaluate)
{
    /// <summary>Solves a question on the current market, or on a named one.</summary>
    public async Task<Result<DealSolution>> ExecuteAsync(
        DealDocument document, SolutionQuestion question, Scenario? scenario, string? snapshotId, Actor actor, CancellationToken cancellationToken)
    {
        var evaluated = await evaluate.ExecuteAsync(document, scenario, snapshotId, actor, cancellationToken);
        return evaluated is Result<Evaluation>.Success { Value: var evaluation }
            ? Of(document, question, scenario ?? Scenario.Base, evaluation, cancellationToken)
            : evaluated.Other<Evaluation, DealSolution>();
    }

    private static Result<DealSolution> Of(DealDocument document, SolutionQuestion question, Scenario scenario, Evaluation evaluation, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(question.Test) || question.Driver is { } driver && !Enum.IsDefined(driver))
            return new Result<DealSolution>.Invalid([new FieldMessage("/question", "The test or the driver is unknown.")]);
        try
        {
            var solution = DealSolver.Solve(
                document.Case, evaluation.Snapshot, scenario, evaluation.Result.ValuationDate, question, evaluation.Catalogue, cancellationToken);
            return new DealSolution(solution, Refused(document, question, solution, evaluation), evaluation.Snapshot);
        }
        catch (NotComputableException refusal)
        {
            return new Result<DealSolution>.NotComputable(refusal.Message);
        }
        catch (ArgumentException refusal)
        {
            var field = refusal.ParamName is "input" or "output" or "lower" or "contractId" ? $"/question/{refusal.ParamName}" : "/question";
            return new Result<DealSolution>.Invalid([new FieldMessage(field, refusal.Message.Split(" (Parameter '", 2)[0])]);
        }
    }

    /// <summary>What the document's own checks say about the value: the engine computes values that a field does not take.</summary>
    private static IReadOnlyList<FieldMessage> Refused(DealDocument document, SolutionQuestion question, Solution solution, Evaluation evaluation) =>
        question.Input is { } input && solution.Value is { } value
            ? DealDocumentValidator.For(evaluation.Snapshot, evaluation.Catalogue).Check(document with { Case = DealSolver.With(document.Case, input, value) })
            : [];
}
