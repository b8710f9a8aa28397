using GpuLending.Engine.Calibration;
using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>Covenants held against prices that were really printed, as frozen with the content.</summary>
internal static class BacktestBlocks
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        if (source.Result.Backtests is not { } backtests) yield break;
        if (backtests.Count == 0)
        {
            yield return new MemoParagraph("Covenants on printed prices: none reads a price of which the fleet's models have half a year of history.", MemoTone.Note);
            yield break;
        }

        yield return new MemoTable("Covenants on printed prices: would they have fired?",
            [
                new("Covenant", Figures: false, Weight: 2), new("Closed on", Figures: false, Weight: 1.1), new("First failed", Figures: false, Weight: 1.1), new("Measured"), new("Threshold"), new("Prices then"),
                new("Closing months that fire", Weight: 1.2), new("Own projection", Figures: false, Weight: 1.1),
            ],
            [.. backtests.Select(backtest => Row(source, backtest.Result))],
            Basis(backtests[0]));
    }

    private static MemoRow Row(MemoSource source, CovenantBacktestResult result)
    {
        // Without a failure, the test with the least room.
        var shown = result.Fired ?? result.Tests.Where(point => point.Test.Headroom is not null).MinBy(point => point.Test.Headroom);
        return new MemoRow(
        [
            result.Name, FigureFormat.Date(result.Start), result.Fired is { } fired ? FigureFormat.Date(fired.Date) : result.Tests.Count == 0 ? "not reached" : "never",
            shown is null ? "–" : CovenantClauses.Value(result.Kind, shown.Test.Actual, source.Scale), shown is null ? "–" : CovenantClauses.Value(result.Kind, shown.Test.Threshold, source.Scale),
            shown is null ? "–" : FigureFormat.Percent(shown.Level, 1), $"{FigureFormat.Count(result.Vintages.Count(vintage => vintage.Fired is not null))} of {FigureFormat.Count(result.Vintages.Count)}",
            result.ProjectedBreach is { } breach ? FigureFormat.Date(breach) : "no breach",
        ]);
    }

    private static string Basis(CovenantBacktestRecord backtest)
    {
        var (question, result) = (backtest.Question, backtest.Result);
        var follow = question.Moves switch
        {
            BacktestMoves.ValueAndRent => "value and merchant rent follow the prices one for one; that values move as rents do is assumed",
            BacktestMoves.Value => "value follows the prices one for one",
            BacktestMoves.Rent => "merchant rent follows the prices one for one",
        };
        var providers = string.Join(", ", result.Prices.Select(price => price.Provider).Distinct(StringComparer.OrdinalIgnoreCase).Take(6));
        return $"{question.GpuModel}, {MarketSeries.Words(question.Kind)}{(question.Segment is { Length: > 0 } segment ? $", {segment}" : "")}, {FigureFormat.Date(result.Start)} to {FigureFormat.Date(result.LastPrice)}"
            + $"{(providers.Length > 0 ? $", printed by {providers}" : "")}. The loan stands as it is, as if it had closed on that day; {follow}. Contract prices stand, and no test sees a price printed after it. "
            + "Where a covenant never failed, the test with the least room is shown; prices are those of closing = 100 %.";
    }
}
