using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GpuLending.Engine.Market;

namespace GpuLending.Engine.Collateral;

/// <summary>The freshest prices of each model in a snapshot, kind by kind and segment by segment: asks, quotes, sales and appraisals are never blended, nor channels.</summary>
internal sealed class FreshPrices
{
    // A pure memo: a snapshot never changes, and sorting thousands of quotes on every keystroke would be felt.
    private static readonly ConditionalWeakTable<MarketSnapshot, FreshPrices> Known = new();

    private readonly Dictionary<string, List<PriceQuote[]>> _windows;
    private readonly ConditionFactors _factors;
    private readonly ConcurrentDictionary<(string Model, ConditionGrade Condition), FreshPrice[]> _comparables = new();
    private readonly ConcurrentDictionary<string, FreshPrice[]> _rents = new(StringComparer.Ordinal);

    private FreshPrices(MarketSnapshot snapshot)
    {
        _factors = snapshot.Policy.ConditionFactors;
        var days = snapshot.Policy.Opinions.ComparableWindowDays;
        _windows = snapshot.Quotes
            .Where(quote => quote.Kind != PriceKind.ListPrice && quote.Price > 0)
            .GroupBy(quote => quote.GpuModel, StringComparer.Ordinal)
            .ToDictionary(
                model => model.Key,
                model => model.GroupBy(quote => (quote.Kind, quote.Segment, quote.Evidence)).Select(group => Newest(group, days)).ToList(),
                StringComparer.Ordinal);
    }

    public static FreshPrices Of(MarketSnapshot snapshot) => Known.GetValue(snapshot, static key => new FreshPrices(key));

    /// <summary>Used prices of a model brought to a condition, never upwards, one entry a kind, segment and evidence; the kind that says most about a sale first.</summary>
    public FreshPrice[] Comparables(string model, ConditionGrade condition) =>
        _comparables.GetOrAdd((model, condition), key => [.. Of(key.Model, IsResale, quote => quote.Price * Adjustment(quote, key.Condition)).OrderBy(price => Rank(price.Kind))]);

    /// <summary>Rents of a model, one entry a kind, segment and evidence, the lowest first.</summary>
    public FreshPrice[] Rents(string model) => _rents.GetOrAdd(model, key => [.. Of(key, kind => !IsResale(kind), quote => quote.Price).OrderBy(price => price.Median)]);

    /// <summary>Factor that brings a price to a lot's condition: 1 at most, so that a better condition than the price's is not credited.</summary>
    public double Adjustment(PriceQuote quote, ConditionGrade condition) =>
        Math.Min(1, _factors.Of(condition) / Math.Max(1e-9, _factors.Of(ConditionOf(quote.Condition))));

    private IEnumerable<FreshPrice> Of(string model, Func<PriceKind, bool> kinds, Func<PriceQuote, double> price) =>
        (_windows.GetValueOrDefault(model) ?? []).Where(window => kinds(window[0].Kind)).Select(window =>
        {
            var priced = window.Select(quote => (Price: price(quote), Weight: Math.Max(1, quote.Observations))).OrderBy(pair => pair.Price).ToArray();
            return new FreshPrice(
                window[0].Kind, window[0].Segment, window[0].Evidence, Median(priced), window.Length, priced.Sum(pair => pair.Weight), window[0].Date, window[^1].Date,
                window[^1].Source, window.Max(quote => price(quote) / quote.Price));
        });

    private static PriceQuote[] Newest(IEnumerable<PriceQuote> group, int days)
    {
        var quotes = group.OrderBy(quote => quote.Date).ToArray();
        var from = quotes[^1].Date.AddDays(-days);
        var fresh = quotes.Where(quote => quote.Date >= from);
        // A provider's rent is what it asks now, however often it was read; every sale is a price of its own.
        return IsResale(quotes[0].Kind)
            ? [.. fresh]
            : [.. fresh.GroupBy(quote => quote.Channel, StringComparer.OrdinalIgnoreCase).Select(provider => provider.Last()).OrderBy(quote => quote.Date)];
    }

    /// <summary>The price in the middle of all observations; between two when they fall evenly.</summary>
    private static double Median((double Price, int Weight)[] priced)
    {
        var total = priced.Sum(pair => (long)pair.Weight);
        long before = 0;
        for (var i = 0; i < priced.Length; i++)
        {
            before += priced[i].Weight;
            if (before * 2 == total)
                return (priced[i].Price + priced[i + 1].Price) / 2;
            if (before * 2 > total)
                return priced[i].Price;
        }

        return priced[^1].Price;
    }

    private static bool IsResale(PriceKind kind) => kind is PriceKind.ResaleSale or PriceKind.ResaleQuote or PriceKind.Appraisal or PriceKind.ResaleAsk;

    private static int Rank(PriceKind kind) => kind switch
    {
        PriceKind.ResaleSale => 0,
        PriceKind.ResaleQuote => 1,
        PriceKind.Appraisal => 2,
        PriceKind.ResaleAsk => 3,
        PriceKind.ListPrice or PriceKind.RentOnDemand or PriceKind.RentSpot or PriceKind.RentOneYear or PriceKind.RentThreeYears => 4,
    };

    private static ConditionGrade ConditionOf(string words) =>
        words.StartsWith("new", StringComparison.OrdinalIgnoreCase) ? ConditionGrade.New
        : words.Contains("as is", StringComparison.OrdinalIgnoreCase) || words.Contains("as-is", StringComparison.OrdinalIgnoreCase) ? ConditionGrade.AsIs
        : words.Contains("certified", StringComparison.OrdinalIgnoreCase) ? ConditionGrade.Certified
        : ConditionGrade.Used;
}
