using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals.Validation;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Deals;

/// <summary>Checks a document and runs the engine on it. Reads the market and writes nothing; figures are struck at the deal's closing.</summary>
public sealed class EvaluateDeal(ReadMarketSnapshot readMarket, CurveCatalogue catalogue, RefusalLog refusals)
{
    /// <summary>On the current market.</summary>
    public Task<Result<Evaluation>> ExecuteAsync(DealDocument document, Scenario? scenario, Actor actor, CancellationToken cancellationToken) =>
        ExecuteAsync(document, scenario, null, actor, cancellationToken);

    /// <summary>On a given market, or on the current one when none is named.</summary>
    public async Task<Result<Evaluation>> ExecuteAsync(
        DealDocument document, Scenario? scenario, string? snapshotId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<Evaluation>(actor, Permission.ViewDeals, nameof(EvaluateDeal), cancellationToken);

        try
        {
            return Evaluate(document, scenario ?? Scenario.Base, await readMarket.ExecuteAsync(snapshotId, cancellationToken), catalogue);
        }
        catch (KeyNotFoundException) when (snapshotId is not null)
        {
            return new Result<Evaluation>.NotFound($"The market snapshot '{FieldRules.Short(snapshotId)}'");
        }
    }

    /// <summary>The same without a door: for callers that have checked the actor and hold the market, such as a benchmark or a test.</summary>
    public static Result<Evaluation> Evaluate(DealDocument document, Scenario scenario, MarketSnapshot market, CurveCatalogue? catalogue = null)
    {
        var curves = catalogue ?? CurveCatalogue.Standard;
        var messages = DealDocumentValidator.For(market, curves).Check(document).Concat(ScenarioValidator.Check(scenario, document)).ToList();
        if (messages.Count > 0) return new Result<Evaluation>.Invalid(messages);

        try
        {
            var result = DealEvaluator.Evaluate(document.Case, market, scenario, document.Case.ClosingDate, curves);
            return new Evaluation(result, market, PolicyRules.Raise(document, result, market.Policy)) { Catalogue = curves };
        }
        catch (NotComputableException refusal)
        {
            return new Result<Evaluation>.NotComputable(refusal.Message);
        }
        catch (ArgumentException refusal)
        {
            // The engine's own guard against what the validator let through.
            return new Result<Evaluation>.NotComputable(WithoutParameter(refusal));
        }
    }

    private static string WithoutParameter(ArgumentException refusal) => refusal.Message.Split(" (Parameter '", 2)[0];
}
