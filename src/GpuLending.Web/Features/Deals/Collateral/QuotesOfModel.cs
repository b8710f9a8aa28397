using System.Runtime.CompilerServices;
using GpuLending.Engine;
using GpuLending.Engine.Market;

namespace GpuLending.Web.Features.Deals.Collateral;

/// <summary>Quotes of a model in a snapshot. A snapshot never changes, and the desk asks on every keystroke.</summary>
public static class QuotesOfModel
{
    private static readonly ConditionalWeakTable<MarketSnapshot, ILookup<string, PriceQuote>> Known = [];

    public static IReadOnlyList<PriceQuote> In(MarketSnapshot snapshot, string gpuModel) =>
        [.. Known.GetValue(snapshot, static key => key.Quotes.ToLookup(quote => quote.GpuModel, StringComparer.Ordinal))[gpuModel]];
}
