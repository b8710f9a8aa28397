using System.Collections.Immutable;
using System.Globalization;
using GpuLending.Engine.Market;

namespace GpuLending.Engine.Calibration;

/// <summary>Prices of one model, one kind and one sort of evidence out of a snapshot, as a series to fit. Kinds and evidence are never blended.</summary>
public sealed record MarketSeries
{
    private const int LongestName = 80;
    private const int MostNames = 20;

    /// <summary>Catalogue key of the model.</summary>
    public required string GpuModel { get; init; }

    /// <summary>Kind of the prices.</summary>
    public required PriceKind Kind { get; init; }

    /// <summary>What the prices are evidence of; null when there are none.</summary>
    public required PriceEvidence? Evidence { get; init; }

    /// <summary>Channel of trade taken; null for all.</summary>
    public required string? Segment { get; init; }

    /// <summary>Provider or seller taken; null for all.</summary>
    public required string? Provider { get; init; }

    /// <summary>First day of the window, included; null for all.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>Last day of the window, included; null for all.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>The prices in date order.</summary>
    public required ImmutableArray<PricePoint> Points { get; init; }

    /// <summary>Channels of trade found among the prices; an empty name stands for those whose source does not say.</summary>
    public required ImmutableArray<string> Segments { get; init; }

    /// <summary>Rows left out because the same provider's same price on the same day was there already.</summary>
    public required int Repeated { get; init; }

    /// <summary>Prices of the same kind left out because they are evidence of another sort, such as an index beside lists.</summary>
    public required int OtherEvidence { get; init; }

    /// <summary>Licences of the prices.</summary>
    public required ImmutableArray<string> Licences { get; init; }

    /// <summary>Where the prices were printed, at most ten names.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>True when prices of several channels stand side by side: one GPU-hour has cost four times as much in one channel as in another.</summary>
    public bool MixesSegments => Segments.Length > 1;

    /// <summary>The series in words.</summary>
    public string Description
    {
        get
        {
            var who = Provider ?? (Segment is null ? "all channels" : Segment.Length == 0 ? "channel not stated" : Segment);
            var window = (From, To) switch
            {
                (null, null) => "",
                ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $", from {from:d MMM yyyy}"),
                (null, { } to) => string.Create(CultureInfo.InvariantCulture, $", to {to:d MMM yyyy}"),
                ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $", {from:d MMM yyyy} to {to:d MMM yyyy}"),
            };
            var left = OtherEvidence == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {OtherEvidence} of other evidence left out");
            return string.Create(CultureInfo.InvariantCulture, $"{GpuModel}, {Words(Kind)}{(Evidence is { } evidence ? $", {Words(evidence)}" : "")}, {who}{window}: {Points.Length} {(Points.Length == 1 ? "price" : "prices")}{left}.");
        }
    }

    /// <summary>Takes a series out of a snapshot.</summary>
    /// <param name="snapshot">The market.</param>
    /// <param name="gpuModel">Catalogue key.</param>
    /// <param name="kind">Kind of price; nothing else gets in.</param>
    /// <param name="segment">Channel of trade, such as "Marketplace", in any capitals; empty for prices whose source does not say; null for all.</param>
    /// <param name="provider">Provider or seller, in any capitals; null for all.</param>
    /// <param name="from">First day, included; null for all.</param>
    /// <param name="to">Last day, included; null for all.</param>
    /// <param name="evidence">What the prices are evidence of; null for the sort of which there is most.</param>
    /// <returns>The series, possibly without a price.</returns>
    public static MarketSeries Of(
        MarketSnapshot snapshot, string gpuModel, PriceKind kind, string? segment = null, string? provider = null, DateOnly? from = null, DateOnly? to = null,
        PriceEvidence? evidence = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(gpuModel);
        var found = snapshot.Quotes
            .Where(quote => quote.Kind == kind && quote.GpuModel == gpuModel
                && (segment is null || Same(quote.Segment, segment))
                && (provider is null || Same(quote.Channel, provider))
                && !(quote.Date < from) && !(quote.Date > to)
                && quote.Price > 0 && double.IsFinite(quote.Price))
            .ToList();
        var sort = evidence ?? (found.Count == 0
            ? null
            : found.GroupBy(quote => quote.Evidence).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key);
        var taken = found.Where(quote => quote.Evidence == sort).OrderBy(quote => quote.Date).ToList();
        var once = taken.DistinctBy(quote => (quote.Date, quote.Channel.Trim().ToUpperInvariant(), quote.Price)).ToList();
        return new MarketSeries
        {
            GpuModel = gpuModel,
            Kind = kind,
            Evidence = sort,
            Segment = segment,
            Provider = provider,
            From = from,
            To = to,
            Points = [.. once.Select(quote => new PricePoint(quote.Date, quote.Price, quote.Channel))],
            Segments = [.. once.Select(quote => quote.Segment).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
            Repeated = taken.Count - once.Count,
            OtherEvidence = found.Count - taken.Count,
            Licences = [.. once.Select(quote => quote.Licence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Sources = [.. once.Select(quote => quote.Source.Split('@', 2)[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(10)],
        };
    }

    /// <summary>The channel of trade with most prices of a kind, for who names none.</summary>
    /// <param name="snapshot">The market.</param>
    /// <param name="gpuModel">Catalogue key.</param>
    /// <param name="kind">Kind of price.</param>
    /// <returns>The channel; null when there are no prices.</returns>
    public static string? ThickestSegment(MarketSnapshot snapshot, string gpuModel, PriceKind kind)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Quotes.Where(quote => quote.Kind == kind && quote.GpuModel == gpuModel)
            .GroupBy(quote => quote.Segment, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key;
    }

    /// <summary>Why a channel of trade cannot be taken: no price of the kind is from it.</summary>
    /// <param name="snapshot">The market.</param>
    /// <param name="gpuModel">Catalogue key.</param>
    /// <param name="kind">Kind of price.</param>
    /// <param name="segment">The channel, in any capitals.</param>
    /// <returns>The reason, with the channels there are; null when it can be taken, or when there is no price of the kind at all.</returns>
    public static string? WhyNoSegment(MarketSnapshot snapshot, string gpuModel, PriceKind kind, string segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return WhyNone(segment, Names(snapshot, gpuModel, kind, quote => quote.Segment), gpuModel, kind);
    }

    /// <summary>Why a provider cannot be taken: no price of the kind is its.</summary>
    /// <param name="snapshot">The market.</param>
    /// <param name="gpuModel">Catalogue key.</param>
    /// <param name="kind">Kind of price.</param>
    /// <param name="provider">The provider, in any capitals.</param>
    /// <returns>The reason, with the providers there are; null when it can be taken, or when there is no price of the kind at all.</returns>
    public static string? WhyNoProvider(MarketSnapshot snapshot, string gpuModel, PriceKind kind, string provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return WhyNone(provider, Names(snapshot, gpuModel, kind, quote => quote.Channel), gpuModel, kind);
    }

    /// <summary>A kind of price in words.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Such as "rent on demand".</returns>
    public static string Words(PriceKind kind) => kind switch
    {
        PriceKind.ListPrice => "list price, new",
        PriceKind.ResaleAsk => "resale asks",
        PriceKind.ResaleSale => "resale sales",
        PriceKind.Appraisal => "appraisals",
        PriceKind.RentOnDemand => "rent on demand",
        PriceKind.RentSpot => "rent spot",
        PriceKind.RentOneYear => "rent for one year",
        PriceKind.RentThreeYears => "rent for three years",
        PriceKind.ResaleQuote => "resale quotes",
    };

    private static string Words(PriceEvidence evidence) => evidence switch
    {
        PriceEvidence.List => "published lists",
        PriceEvidence.Ask => "asks",
        PriceEvidence.Quote => "quotes",
        PriceEvidence.Sale => "completed sales",
        PriceEvidence.Appraisal => "appraisals",
        PriceEvidence.Index => "index",
        PriceEvidence.Estimate => "estimates",
    };

    private static List<string> Names(MarketSnapshot snapshot, string gpuModel, PriceKind kind, Func<PriceQuote, string> name)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return [.. snapshot.Quotes.Where(quote => quote.GpuModel == gpuModel && quote.Kind == kind && quote.Price > 0).Select(quote => name(quote).Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
    }

    private static string? WhyNone(string name, List<string> names, string gpuModel, PriceKind kind) => names.Count == 0 || names.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase)
        ? null
        : $"'{(name.Length > LongestName ? name[..LongestName] + "..." : name)}' has no {Words(kind)} quote of {gpuModel}; there are {string.Join(", ", names.Take(MostNames).Select(known => known.Length == 0 ? "\"\" (not stated)" : known))}{(names.Count > MostNames ? ", ..." : "")}.";

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
