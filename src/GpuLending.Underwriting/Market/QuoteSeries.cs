using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>Prices that may stand in one line: of one model, kind, evidence and channel. Others are never mixed in.</summary>
public sealed record QuoteSeries
{
    public required string Gpu { get; init; }

    public required PriceKind Kind { get; init; }

    public required PriceEvidence Evidence { get; init; }

    /// <summary>Channel; empty when the sources do not say.</summary>
    public required string Segment { get; init; }

    /// <summary>In order of date.</summary>
    public required IReadOnlyList<QuotePoint> Points { get; init; }

    public string Name => $"{(Segment.Length > 0 ? Segment : "Channel not stated")}, {Evidence.InWords()}";

    public int Providers => Points.Select(point => point.Provider).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    /// <summary>True when no provider's price ever moved over at least two days: a list that never moves carries no information on the market.</summary>
    public bool NeverMoves => Points.GroupBy(point => point.Provider, StringComparer.OrdinalIgnoreCase)
            .All(provider => provider.Select(point => point.Price).Distinct().Count() == 1)
        && Points.GroupBy(point => point.Provider, StringComparer.OrdinalIgnoreCase).Any(provider => provider.Select(point => point.Date).Distinct().Count() > 1);
}
