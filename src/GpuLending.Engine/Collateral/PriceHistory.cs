using System.Runtime.CompilerServices;
using GpuLending.Engine.Market;

namespace GpuLending.Engine.Collateral;

/// <summary>How much price history a snapshot holds for each model. Kinds of price are never blended: a model's history is as thick as its thickest
/// single kind (asks, sales, rents of one tenor), counting one quote a day and channel. New-unit list prices say nothing about resale and do not count.</summary>
public sealed class PriceHistory
{
    // A pure memo: a snapshot never changes, and counting thousands of quotes on every keystroke would be felt.
    private static readonly ConditionalWeakTable<MarketSnapshot, PriceHistory> Counted = new();

    private readonly Dictionary<string, int> _thickest;

    private PriceHistory(MarketSnapshot snapshot) => _thickest = snapshot.Quotes
        .Where(quote => quote.Kind != PriceKind.ListPrice)
        .GroupBy(quote => (quote.GpuModel, quote.Kind))
        .Select(group => (group.Key.GpuModel, Count: group.Select(quote => (quote.Date, quote.Channel)).Distinct().Count()))
        .GroupBy(kind => kind.GpuModel, StringComparer.Ordinal)
        .ToDictionary(model => model.Key, model => model.Max(kind => kind.Count), StringComparer.Ordinal);

    /// <summary>The history in a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <returns>The history.</returns>
    public static PriceHistory Of(MarketSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Counted.GetValue(snapshot, static key => new PriceHistory(key));
    }

    /// <summary>Independent quotes of a model's thickest kind of price.</summary>
    /// <param name="gpuModel">Catalogue key.</param>
    /// <returns>Quotes, one a day and channel; 0 for a model without any.</returns>
    public int Quotes(string gpuModel) => _thickest.GetValueOrDefault(gpuModel);
}
