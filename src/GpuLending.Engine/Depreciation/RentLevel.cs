using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using GpuLending.Engine.Market;

namespace GpuLending.Engine.Depreciation;

/// <summary>What a GPU rents for today: the median over providers of each one's newest quote, at most half a year old.</summary>
/// <param name="PricePerHour">US dollars per GPU-hour.</param>
/// <param name="Words">Where it comes from, in a sentence.</param>
internal sealed record RentLevel(double PricePerHour, string Words)
{
    private const int OldestDays = 183;

    // A pure memo: a snapshot never changes, and a lot is valued on every keystroke.
    private static readonly ConditionalWeakTable<MarketSnapshot, ConcurrentDictionary<(string Model, PriceKind Kind, string Channel), RentLevel?>> Known = [];

    /// <summary>The level on the snapshot's date.</summary>
    /// <returns>The level; null when nobody quoted.</returns>
    public static RentLevel? Of(MarketSnapshot snapshot, string model, PriceKind kind, string channel) =>
        Known.GetValue(snapshot, static _ => []).GetOrAdd((model, kind, channel), static (key, market) => Find(market, key.Model, key.Kind, key.Channel), snapshot);

    private static RentLevel? Find(MarketSnapshot snapshot, string model, PriceKind kind, string channel)
    {
        var newest = snapshot.Quotes
            .Where(quote => quote.Kind == kind && quote.GpuModel == model && quote.Price > 0 && quote.Date <= snapshot.Date
                && quote.Date.DayNumber > snapshot.Date.DayNumber - OldestDays
                && (channel.Length == 0 || quote.Channel.Equals(channel, StringComparison.OrdinalIgnoreCase)))
            .GroupBy(quote => quote.Channel, StringComparer.OrdinalIgnoreCase)
            .Select(quotes => quotes.MaxBy(quote => quote.Date)!)
            .OrderBy(quote => quote.Price)
            .ToList();
        if (newest.Count == 0)
            return null;
        var middle = newest.Count / 2;
        var median = newest.Count % 2 == 1 ? newest[middle].Price : (newest[middle - 1].Price + newest[middle].Price) / 2;
        return new RentLevel(median, newest.Count == 1
            ? string.Create(CultureInfo.InvariantCulture, $"Rent {median:0.00} US dollars per GPU-hour: one provider, {newest[0].Channel}, {newest[0].Date:yyyy-MM-dd}.")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Rent {median:0.00} US dollars per GPU-hour: median of the newest quotes of {newest.Count} providers, {newest[0].Price:0.00} ({newest[0].Channel}) to {newest[^1].Price:0.00} ({newest[^1].Channel})."));
    }
}
