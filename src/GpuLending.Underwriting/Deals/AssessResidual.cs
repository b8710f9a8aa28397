using GpuLending.Engine;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.DealMemos;

namespace GpuLending.Underwriting.Deals;

/// <summary>Says what the fleet of a document is worth when things go wrong: the band with its events, the liquidation clock, and the supports with and without.
/// Reads the market and writes nothing.</summary>
public sealed class AssessResidual(EvaluateDeal evaluate)
{
    /// <summary>On the current market.</summary>
    public Task<Result<ResidualAssessment>> ExecuteAsync(DealDocument document, Actor actor, CancellationToken cancellationToken) =>
        ExecuteAsync(document, null, actor, cancellationToken);

    /// <summary>On a given market, or on the current one when none is named.</summary>
    public async Task<Result<ResidualAssessment>> ExecuteAsync(DealDocument document, string? snapshotId, Actor actor, CancellationToken cancellationToken)
    {
        var evaluated = await evaluate.ExecuteAsync(document, null, snapshotId, actor, cancellationToken);
        return evaluated is Result<Evaluation>.Success { Value: var evaluation } ? Of(document, evaluation) : evaluated.Other<Evaluation, ResidualAssessment>();
    }

    /// <summary>The same on an evaluation already at hand.</summary>
    public static Result<ResidualAssessment> Of(DealDocument document, Evaluation evaluation)
    {
        try
        {
            return ResidualAssessment.Of(document.Case, evaluation.Snapshot, evaluation.Result.ValuationDate, evaluation.Catalogue);
        }
        catch (NotComputableException refusal)
        {
            return new Result<ResidualAssessment>.NotComputable(refusal.Message);
        }
    }
}
