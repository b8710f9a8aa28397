using GpuLending.Engine.Market;

namespace GpuLending.Engine.Covenants;

/// <summary>Printed prices of one model, one kind and one channel of trade, long enough to hold a covenant against.</summary>
/// <param name="GpuModel">Catalogue key.</param>
/// <param name="Kind">Kind of price; kinds are never blended.</param>
/// <param name="Segment">Channel of trade; empty when the sources do not say.</param>
/// <param name="Quotes">Prices in it.</param>
/// <param name="Providers">Providers in it.</param>
/// <param name="First">Day of the oldest.</param>
/// <param name="Last">Day of the newest.</param>
public sealed record BacktestSeries(string GpuModel, PriceKind Kind, string Segment, int Quotes, int Providers, DateOnly First, DateOnly Last)
{
    /// <summary>Least days between the first and the last price: half a year.</summary>
    public const int LeastDays = 182;

    /// <summary>Whether it is of rents.</summary>
    public bool IsRent => Kind is PriceKind.RentOnDemand or PriceKind.RentSpot or PriceKind.RentOneYear or PriceKind.RentThreeYears;

    /// <summary>What moves with it when nobody says otherwise: value with prices of hardware; value and merchant rent with rents, as if values moved as rents do.</summary>
    public BacktestMoves UsualMoves => IsRent ? BacktestMoves.ValueAndRent : BacktestMoves.Value;

    /// <summary>Every series of a market that spans half a year or more and is printed on three days or more; the deal's own models first, then the longest history first.</summary>
    /// <param name="snapshot">The market.</param>
    /// <param name="dealCase">The deal.</param>
    /// <returns>The series; empty when the market holds none.</returns>
    public static IReadOnlyList<BacktestSeries> Of(MarketSnapshot snapshot, DealCase dealCase)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(dealCase);
        var own = dealCase.Lots.Select(lot => lot.GpuModel).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. snapshot.Quotes.Where(quote => quote.Price > 0 && double.IsFinite(quote.Price))
                .GroupBy(quote => (quote.GpuModel, quote.Kind, Segment: quote.Segment.Trim()))
                .Where(group => group.Select(quote => quote.Date).Distinct().Count() >= 3)
                .Select(group => new BacktestSeries(
                    group.Key.GpuModel, group.Key.Kind, group.Key.Segment, group.Count(), group.Select(quote => quote.Channel.Trim().ToUpperInvariant()).Distinct().Count(),
                    group.Min(quote => quote.Date), group.Max(quote => quote.Date)))
                .Where(series => series.Last.DayNumber - series.First.DayNumber >= LeastDays)
                .OrderByDescending(series => own.Contains(series.GpuModel))
                .ThenByDescending(series => series.Last.DayNumber - series.First.DayNumber)
                .ThenBy(series => series.GpuModel, StringComparer.Ordinal).ThenBy(series => series.Kind).ThenBy(series => series.Segment, StringComparer.Ordinal),
        ];
    }
}
