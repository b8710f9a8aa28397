using System.Security.Cryptography;
using GpuLending.Engine;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Stress;

/// <summary>
/// Stress assessment and covenant backtests of a content, kept for the last contents that a memo or a submission asked for. They depend on nothing but the case, its stress plan,
/// the market and the kinds of curve, and these are what they are found by: another content, another market, another assessment.
/// </summary>
public sealed class AssessedContent
{
    /// <summary>Contents kept. An assessment is some hundred kilobytes.</summary>
    private const int Most = 32;

    private readonly Lock _door = new();
    private readonly LinkedList<Kept> _kept = new();

    /// <summary>The assessment that a revision freezes and a draft's memo prints.</summary>
    /// <param name="document">The content.</param>
    /// <param name="evaluation">Its evaluation on the market that is meant.</param>
    /// <param name="cancellationToken">Stops what has to be computed; what is stopped is not kept.</param>
    /// <returns>The stress assessment, null when a case cannot be run, and the backtests.</returns>
    public (StressAssessment? Stress, IReadOnlyList<CovenantBacktestRecord> Backtests) Of(DealDocument document, Evaluation evaluation, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. DealDocumentJson.ToCanonicalBytes(document.Case), .. DealDocumentJson.ToCanonicalBytes(document.Stress)]));
        if (Find(hash, evaluation) is { } known) return (known.Stress, known.Backtests);
        var stress = StressDeal.Assess(document, evaluation, cancellationToken);
        var backtests = CovenantBacktestRecord.Of(document.Case, evaluation.Snapshot, evaluation.Result.ValuationDate, evaluation.Catalogue, cancellationToken);
        lock (_door)
        {
            _kept.AddFirst(new Kept(hash, evaluation.Snapshot, evaluation.Catalogue, evaluation.Result.ValuationDate, stress, backtests));
            while (_kept.Count > Most) _kept.RemoveLast();
        }

        return (stress, backtests);
    }

    private Kept? Find(string hash, Evaluation evaluation)
    {
        lock (_door)
        {
            // Markets and catalogues are compared by identity: equal ones that were read twice are computed twice, never mistaken.
            for (var node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Hash != hash || !ReferenceEquals(node.Value.Snapshot, evaluation.Snapshot) || !ReferenceEquals(node.Value.Catalogue, evaluation.Catalogue)
                    || node.Value.ValuationDate != evaluation.Result.ValuationDate) continue;
                _kept.Remove(node);
                _kept.AddFirst(node);
                return node.Value;
            }
        }

        return null;
    }

    private sealed record Kept(
        string Hash, MarketSnapshot Snapshot, CurveCatalogue Catalogue, DateOnly ValuationDate, StressAssessment? Stress, IReadOnlyList<CovenantBacktestRecord> Backtests);
}
