using GpuLending.Engine.Market;

namespace GpuLending.Engine.Covenants;

/// <summary>
/// A price level by month since a day in the past, 1 on that day, chained over the same providers: each step is the geometric mean of the price relatives of the providers that
/// have a price standing at both its ends (a chained Jevons index, Consumer Price Index Manual: Concepts and Methods, IMF 2020,
/// https://www.imf.org/en/Data/Statistics/cpi-manual). A provider that comes or goes moves nothing by its level. A day sees only prices printed on it or before.
/// </summary>
public sealed class ChainedPrices
{
    private readonly (string Provider, PriceQuote[] Quotes)[] _providers;
    private readonly int _standsForDays;
    private readonly DateOnly _last;

    private ChainedPrices((string Provider, PriceQuote[] Quotes)[] providers, int standsForDays)
    {
        _providers = providers;
        _standsForDays = standsForDays;
        First = providers.Min(provider => provider.Quotes[0].Date);
        _last = providers.Max(provider => provider.Quotes[^1].Date);
    }

    /// <summary>Day of the oldest price.</summary>
    public DateOnly First { get; }

    /// <summary>Day of the newest price; nothing is read after it.</summary>
    public DateOnly Last => _last;

    /// <summary>Takes the prices of a question out of a market; where a provider printed several on a day their geometric mean is that day's price and the first in order is named.</summary>
    /// <param name="snapshot">The market.</param>
    /// <param name="question">Model, kind, channel, provider and how long a price stands.</param>
    /// <returns>The prices.</returns>
    /// <exception cref="NotComputableException">There is no such price, or a price is to stand for less than a day or more than two years.</exception>
    public static ChainedPrices Of(MarketSnapshot snapshot, BacktestQuestion question)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(question);
        if (question.StandsForDays is < 1 or > 730) throw new NotComputableException("A price stands for 1 to 730 days.");
        var found = snapshot.Quotes.Where(quote => quote.GpuModel == question.GpuModel && quote.Kind == question.Kind && quote.Price > 0 && double.IsFinite(quote.Price)
            && Is(question.Segment, quote.Segment) && Is(question.Provider, quote.Channel)).ToList();
        if (found.Count == 0)
            throw new NotComputableException($"The market holds no such price of '{question.GpuModel}'.");
        // Lists, asks, sales and indices are not relatives of each other, not even of one provider.
        var providers = found.GroupBy(quote => (Provider: quote.Channel.Trim().ToUpperInvariant(), Segment: quote.Segment.Trim().ToUpperInvariant(), quote.Evidence, quote.Used))
            .OrderBy(group => group.Key.Provider, StringComparer.Ordinal).ThenBy(group => group.Key.Segment, StringComparer.Ordinal).ThenBy(group => group.Key.Evidence).ThenBy(group => group.Key.Used)
            .Select(group => (group.First().Channel, group.GroupBy(quote => quote.Date).OrderBy(day => day.Key).Select(OfDay).ToArray()));
        return new ChainedPrices([.. providers], question.StandsForDays);
    }

    /// <summary>The level by month.</summary>
    /// <param name="start">Day of month 0.</param>
    /// <param name="months">Months after it, 0 or more.</param>
    /// <returns>Element m is the level on the day m months later; null where the series is over, or no provider joins the day to an earlier known one. Element 0 is 1, or null
    /// without a standing price on the day.</returns>
    public double?[] Levels(DateOnly start, int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        var levels = new double?[months + 1];
        levels[0] = Array.Exists(_providers, provider => Standing(provider.Quotes, start) is not null) ? 1 : null;
        for (int m = 1, known = 0; m <= months && levels[0] is not null; m++)
        {
            var (before, day) = (start.AddMonths(known), start.AddMonths(m));
            if (day > _last) break;
            double sum = 0;
            var joined = 0;
            foreach (var (_, quotes) in _providers)
            {
                if (Standing(quotes, before) is not { } from || Standing(quotes, day) is not { } to) continue;
                sum += Math.Log(to.Price / from.Price);
                joined++;
            }

            if (joined == 0) continue;
            levels[m] = levels[known] * Math.Exp(sum / joined);
            known = m;
        }

        return levels;
    }

    /// <summary>The prices that stand on a day, by provider.</summary>
    /// <param name="day">The day.</param>
    /// <returns>At most one a provider, in order of the provider's name.</returns>
    public IReadOnlyList<PriceQuote> On(DateOnly day) => [.. _providers.Select(provider => Standing(provider.Quotes, day)).OfType<PriceQuote>()];

    private PriceQuote? Standing(PriceQuote[] quotes, DateOnly day)
    {
        var at = Array.FindLastIndex(quotes, quote => quote.Date <= day);
        return at >= 0 && day.DayNumber - quotes[at].Date.DayNumber <= _standsForDays ? quotes[at] : null;
    }

    private static PriceQuote OfDay(IGrouping<DateOnly, PriceQuote> day)
    {
        var quotes = day.OrderBy(quote => quote.Price).ToList();
        return quotes.Count == 1 ? quotes[0] : quotes[0] with { Price = Math.Exp(quotes.Average(quote => Math.Log(quote.Price))), Observations = quotes.Sum(quote => quote.Observations) };
    }

    private static bool Is(string? asked, string given) => asked is null || string.Equals(asked.Trim(), given.Trim(), StringComparison.OrdinalIgnoreCase);
}
