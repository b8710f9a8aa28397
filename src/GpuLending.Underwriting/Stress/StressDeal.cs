using GpuLending.Engine;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.Validation;

namespace GpuLending.Underwriting.Stress;

/// <summary>Puts a document under stress: cases, tables, break points, reverse stress. Reads the market and writes nothing.</summary>
public sealed class StressDeal(EvaluateDeal evaluate)
{
    private static readonly double[] SpiderMoves = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3];

    /// <summary>As many runs at once as leave a processor to whoever types.</summary>
    private static int Threads => Math.Clamp(Environment.ProcessorCount - 1, 1, 4);

    /// <summary>Answers on the current market, or on a named one. The runs are made on the caller's thread.</summary>
    public async Task<Result<StressAnswer>> ExecuteAsync(
        DealDocument document, StressQuestion question, string? snapshotId, Actor actor, IProgress<(int Done, int Of)>? progress, CancellationToken cancellationToken)
    {
        var evaluated = await evaluate.ExecuteAsync(document, null, snapshotId, actor, cancellationToken);
        return evaluated is Result<Evaluation>.Success { Value: var evaluation }
            ? Answer(document, question, evaluation, progress, cancellationToken)
            : evaluated.Other<Evaluation, StressAnswer>();
    }

    /// <summary>The assessment that a revision freezes and a draft's memo prints: of the cases chosen, of the standard ones where none is; null when a case cannot be run.</summary>
    public static StressAssessment? Assess(DealDocument document, Evaluation evaluation, CancellationToken cancellationToken)
    {
        try
        {
            return StressAssessment.Of(Prepared(document, evaluation), document.Stress, Threads, cancellationToken);
        }
        catch (NotComputableException)
        {
            return null;
        }
    }

    private static PreparedDeal Prepared(DealDocument document, Evaluation evaluation) =>
        PreparedDeal.Of(document.Case, evaluation.Snapshot, evaluation.Result.ValuationDate, evaluation.Catalogue);

    private static Result<StressAnswer> Answer(
        DealDocument document, StressQuestion question, Evaluation evaluation, IProgress<(int Done, int Of)>? progress, CancellationToken cancellationToken)
    {
        if (StressQuestionRules.Of(question, document.Case).ToList() is { Count: > 0 } wrong)
            return new Result<StressAnswer>.Invalid(wrong);
        var from = Scenario.Base;
        if (question.ScenarioKey is { } key)
        {
            var library = ScenarioLibrary.For(document.Case, document.Stress, evaluation.Snapshot, evaluation.Result.ValuationDate);
            if (library.FirstOrDefault(entry => entry.Key == key) is not { } named)
                return Wrong("/scenarioKey", $"'{FieldRules.Short(key)}' is no scenario of this deal.");
            from = named.Scenario;
        }

        try
        {
            var answer = new StressAnswer { SnapshotId = evaluation.Snapshot.Id, From = from };
            return Fill(answer, document, question, Prepared(document, evaluation), progress, cancellationToken);
        }
        catch (NotComputableException refusal)
        {
            return new Result<StressAnswer>.NotComputable(refusal.Message);
        }
        catch (ArgumentException refusal)
        {
            return Wrong(refusal.ParamName switch { "rows" or "across" => "/rows", "columns" or "turned" => "/columns", "correlations" => "/correlations", _ => "" }, refusal.Message.Split(" (Parameter '", 2)[0]);
        }
    }

    private static StressAnswer Fill(
        StressAnswer answer, DealDocument document, StressQuestion question, PreparedDeal deal, IProgress<(int Done, int Of)>? progress, CancellationToken cancellationToken)
    {
        var (from, spreads) = (answer.From, DriverSpread.Of(document.Stress, document.Case, deal.Snapshot));
        var rows = question.Rows ?? StressAxis.Even(ScenarioDriver.Rent, 11, document.Case);
        var columns = question.Columns ?? StressAxis.Even(ScenarioDriver.Value, 11, document.Case);
        IReadOnlyList<StressTarget> targets = question.Target is { } given ? [given] : StressTarget.Standard(document.Case);
        return question.Kind switch
        {
            StressKind.Comparison => answer with { Comparison = StressComparison.Of(deal, document.Stress, Threads, progress, cancellationToken) },
            StressKind.TwoWay => answer with { TwoWay = StressTables.TwoWay(deal, from, question.Measure, rows, columns, Threads, cancellationToken) },
            StressKind.Tornado => answer with { Tornado = StressTables.Tornado(deal, from, question.Measure, spreads, Threads, cancellationToken) },
            StressKind.Spider => answer with { Spider = StressTables.Spider(deal, from, question.Measure, spreads, SpiderMoves, Threads, cancellationToken) },
            StressKind.BreakEven => answer with { BreakPoints = BreakPoints.Of(deal, from, targets, question.Drivers ?? BreakPoints.AllDrivers, Threads, cancellationToken) },
            StressKind.Frontier => answer with { Frontier = BreakPoints.Frontier(deal, from, targets[0], rows, columns.Driver, Threads, cancellationToken) },
            StressKind.Reverse => answer with { Reverse = Reverse(deal, from, targets, spreads, question.Correlations, progress, cancellationToken) },
        };
    }

    private static List<ReverseStress> Reverse(
        PreparedDeal deal, Scenario from, IReadOnlyList<StressTarget> targets, IReadOnlyList<DriverSpread> spreads, IReadOnlyList<DriverCorrelation>? correlations,
        IProgress<(int Done, int Of)>? progress, CancellationToken cancellationToken)
    {
        var found = new List<ReverseStress>(targets.Count);
        foreach (var target in targets)
        {
            found.Add(ReverseStressSearch.Of(deal, from, target, spreads, correlations, cancellationToken));
            progress?.Report((found.Count, targets.Count));
        }

        return found;
    }

    private static Result<StressAnswer>.Invalid Wrong(string path, string message) => new([new FieldMessage("/question" + path, message)]);
}
