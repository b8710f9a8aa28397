using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>What makes two rows speak of the same figure. Names compare without case.</summary>
internal readonly record struct QuoteKey(
    string Gpu, DateOnly Date, PriceKind Kind, PriceEvidence Evidence, string Segment, string Provider, int GpusPerMachine, bool Used, string Condition, string Source)
{
    internal static QuoteKey Of(MarketQuote quote) => new(
        quote.Gpu, quote.Date, quote.Kind, quote.Evidence, quote.Segment, quote.Provider.ToUpperInvariant(), quote.GpusPerMachine, quote.Used,
        quote.Condition.ToUpperInvariant(), quote.Source.ToUpperInvariant());
}
