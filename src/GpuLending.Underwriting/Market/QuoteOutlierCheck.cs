using System.Globalization;
using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>
/// Holds a row against what is on record for its model, kind and channel; else a purchase against the catalogue's new price; else against its model
/// and kind in every channel. It keeps a slip of one row from passing unnoticed; what is unusual and true is accepted by a person.
/// </summary>
internal sealed class QuoteOutlierCheck
{
    /// <summary>A row is taken without a question from a third of the median to three times it.</summary>
    private const decimal Factor = 3m;

    /// <summary>And from a quarter below the lowest recorded price to a quarter above the highest, once there are so many.</summary>
    private const decimal BeyondRange = 1.25m;

    private const int PricesForRange = 10;
    private const int PricesForMedian = 3;
    private const decimal LowestUsedShare = 0.02m;
    private const decimal HighestUsedShare = 1.5m;

    private readonly ILookup<(string Gpu, PriceKind Kind, string Segment), RecordedPrice> _channels;
    private readonly ILookup<(string Gpu, PriceKind Kind), RecordedPrice> _kinds;
    private readonly Dictionary<string, decimal?> _newPrices;
    private readonly Dictionary<(string Gpu, PriceKind Kind, string Segment, int Month), Bounds?> _known = [];

    internal QuoteOutlierCheck(IReadOnlyCollection<RecordedPrice> recorded, IReadOnlyList<CatalogueEntry> catalogue)
    {
        _channels = recorded.ToLookup(price => (price.Gpu, price.Kind, price.Segment));
        _kinds = recorded.ToLookup(price => (price.Gpu, price.Kind));
        _newPrices = catalogue.ToDictionary(entry => entry.Gpu, entry => entry.NewPrice, StringComparer.Ordinal);
    }

    /// <summary>Rows for which nothing is on record that they could be held against.</summary>
    internal int NotHeld { get; private set; }

    /// <summary>The outlier a row is; null when it is none, or when there is nothing to hold it against.</summary>
    internal QuoteOutlier? Judge(int row, MarketQuote quote)
    {
        var key = (quote.Gpu, quote.Kind, quote.Segment, quote.Date.Year * 12 + quote.Date.Month);
        if (!_known.TryGetValue(key, out var bounds)) _known[key] = bounds = Find(quote);
        if (bounds is null)
        {
            NotHeld++;
            return null;
        }

        return quote.Price >= bounds.Lowest && quote.Price <= bounds.Highest
            ? null
            : new QuoteOutlier(row, quote.Gpu, quote.Kind, quote.Segment, quote.Price, bounds.Against, bounds.Basis, bounds.Lowest, bounds.Highest);
    }

    private Bounds? Find(MarketQuote quote)
    {
        RecordedPrice[] channel = [.. _channels[(quote.Gpu, quote.Kind, quote.Segment)]];
        var where = quote.Segment.Length > 0 ? $"channel {quote.Segment.ToLowerInvariant()}" : "no channel named";
        if (channel.Length >= PricesForMedian) return OfMedian(channel, quote, where);
        if (!quote.Kind.IsRent() && _newPrices.GetValueOrDefault(quote.Gpu) is { } price) return OfNewPrice(price, quote.Kind);
        RecordedPrice[] kind = [.. _kinds[(quote.Gpu, quote.Kind)]];
        return kind.Length > 0 ? OfMedian(kind, quote, "all channels") : null;
    }

    private static Bounds OfMedian(RecordedPrice[] recorded, MarketQuote quote, string where)
    {
        // A price of years ago says little of today's; but it is better than none.
        var month = new DateOnly(quote.Date.Year, quote.Date.Month, 1);
        var (from, to) = (month.AddYears(-1), month.AddMonths(13));
        decimal[] near = [.. recorded.Where(price => price.Date >= from && price.Date < to).Select(price => price.Price)];
        var dated = near.Length >= PricesForMedian;
        var prices = dated ? near : [.. recorded.Select(price => price.Price)];
        Array.Sort(prices);
        var median = prices.Length % 2 == 1 ? prices[prices.Length / 2] : (prices[prices.Length / 2 - 1] + prices[prices.Length / 2]) / 2;
        var (lowest, highest) = (median / Factor, median * Factor);
        var range = "";
        if (recorded.Length >= PricesForRange)
        {
            var (least, most) = (recorded.Min(price => price.Price), recorded.Max(price => price.Price));
            (lowest, highest) = (Math.Max(lowest, least / BeyondRange), Math.Min(highest, most * BeyondRange));
            range = string.Create(CultureInfo.InvariantCulture, $", which range from {least:0.####} to {most:0.####} over all dates");
        }

        return new Bounds(median, Rounded(lowest), Rounded(highest), string.Create(
            CultureInfo.InvariantCulture, $"median of {prices.Length} recorded {(prices.Length == 1 ? "price" : "prices")}, {quote.Kind.InWords()}, {where}{(dated ? ", within a year of the row's month" : ", all dates")}{range}"));
    }

    private static Bounds OfNewPrice(decimal price, PriceKind kind) => kind == PriceKind.ListPrice
        ? new Bounds(price, Rounded(price / Factor), Rounded(price * Factor), "the catalogue's new price")
        : new Bounds(price, Rounded(price * LowestUsedShare), Rounded(price * HighestUsedShare), "the catalogue's new price (a used one is taken from 2 % to 150 % of it)");

    private static decimal Rounded(decimal price) => Math.Round(price, 4, MidpointRounding.AwayFromZero);

    private sealed record Bounds(decimal Against, decimal Lowest, decimal Highest, string Basis);
}
