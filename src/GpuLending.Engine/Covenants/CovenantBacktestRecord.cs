namespace GpuLending.Engine.Covenants;

/// <summary>A backtest as a revision keeps it: what was asked and what came out.</summary>
/// <param name="Question">Covenant, prices and what moves with them.</param>
/// <param name="Result">When the covenant would have fired.</param>
public sealed record CovenantBacktestRecord(BacktestQuestion Question, CovenantBacktestResult Result)
{
    /// <summary>Most backtests that a revision keeps.</summary>
    public const int Most = 4;

    /// <summary>Holds each covenant that reads prices, the first <see cref="Most"/> of them, against the longest printed series of the fleet's own models, closed on its first day.</summary>
    /// <param name="dealCase">The deal.</param>
    /// <param name="snapshot">The market with the prices.</param>
    /// <param name="valuationDate">Date the deal's own figures are struck at.</param>
    /// <param name="catalogue">The kinds of curve the case may name; null for the standard ones.</param>
    /// <param name="cancellationToken">Looked at between runs.</param>
    /// <returns>The backtests in the covenants' order; empty when no covenant reads a price or no series of the fleet's models is long enough.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<CovenantBacktestRecord> Of(
        DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate, Depreciation.CurveCatalogue? catalogue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        var own = dealCase.Lots.Select(lot => lot.GpuModel).ToHashSet(StringComparer.Ordinal);
        if (BacktestSeries.Of(snapshot, dealCase).FirstOrDefault(series => own.Contains(series.GpuModel)) is not { } series)
            return [];
        var records = new List<CovenantBacktestRecord>();
        foreach (var covenant in dealCase.Covenants.Where(covenant => CovenantBacktest.ReadsPrices(covenant.Kind)).Take(Most))
        {
            var question = new BacktestQuestion { CovenantId = covenant.Id, GpuModel = series.GpuModel, Kind = series.Kind, Segment = series.Segment, Moves = series.UsualMoves };
            try
            {
                records.Add(new CovenantBacktestRecord(question, CovenantBacktest.Run(dealCase, snapshot, question, valuationDate, catalogue, cancellationToken)));
            }
            catch (NotComputableException)
            {
                // A covenant that no printed price can be laid under has no backtest to keep.
            }
        }

        return records;
    }
}
