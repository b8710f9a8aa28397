using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Market;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Market;

/// <summary>Turns market rows into the engine's snapshot, and the snapshot into the bytes its hash is taken over.</summary>
internal static class MarketSnapshotContent
{
    /// <summary>
    /// The snapshot of these rows, of which none is superseded, with its hash and without an id. Quotes of models the catalogue does not name are
    /// left out: nothing in a deal can refer to them.
    /// </summary>
    internal static MarketSnapshot Compose(
        IReadOnlyList<CatalogueEntry> catalogue, IReadOnlyList<MarketQuote> standing, IReadOnlyList<BaseRate> baseRates, IReadOnlyList<DefaultRate> defaultRates,
        LendingPolicy policy)
    {
        var models = catalogue.ToDictionary(entry => entry.Gpu, ToModel, StringComparer.Ordinal);
        var quotes = standing.Select(ToQuote)
            .Where(quote => models.ContainsKey(quote.GpuModel))
            .OrderBy(quote => quote.Date)
            .ThenBy(quote => quote.GpuModel, StringComparer.Ordinal)
            .ThenBy(quote => quote.Kind)
            .ThenBy(quote => quote.Channel, StringComparer.Ordinal)
            .ThenBy(quote => quote.Price)
            .ThenBy(quote => quote.Source, StringComparer.Ordinal)
            .ThenBy(quote => quote.Evidence)
            .ThenBy(quote => quote.Segment, StringComparer.Ordinal)
            .ThenBy(quote => quote.Condition, StringComparer.Ordinal)
            .ThenBy(quote => quote.Observations)
            .ThenBy(quote => quote.Vintage)
            .ThenBy(quote => quote.Licence, StringComparer.Ordinal)
            .ToList();
        var snapshot = new MarketSnapshot
        {
            Date = standing.Select(quote => quote.Date)
                .Concat(baseRates.Where(rate => rate.Kind == BaseRateKind.Observed).Select(rate => rate.Date))
                .DefaultIfEmpty().Max(),
            Models = models,
            Quotes = quotes,
            BaseRates = baseRates.GroupBy(rate => rate.Index, StringComparer.Ordinal).ToDictionary(index => index.Key, ToCurve, StringComparer.Ordinal),
            CumulativeDefaultRates = defaultRates.GroupBy(rate => rate.Rating, StringComparer.Ordinal).ToDictionary(
                rating => rating.Key,
                rating => (IReadOnlyList<double>)[.. rating.OrderBy(rate => rate.Year).Select(rate => (double)rate.CumulativeDefaultRate)],
                StringComparer.Ordinal),
            Policy = policy,
        };
        return snapshot with { ContentHash = HashOf(ToBytes(snapshot)) };
    }

    /// <summary>Canonical UTF-8 of everything but the id and the hash.</summary>
    internal static byte[] ToBytes(MarketSnapshot snapshot) => DealDocumentJson.ToCanonicalBytes(snapshot with { Id = "", ContentHash = "" });

    /// <summary>The snapshot that was stored.</summary>
    /// <exception cref="InvalidDataException">The bytes are not those that were stored.</exception>
    internal static MarketSnapshot Read(StoredMarketSnapshot stored)
    {
        if (HashOf(stored.Content) != stored.ContentHash)
            throw new InvalidDataException($"The market snapshot {stored.Id} was changed after it was taken: its content does not have the hash {stored.ContentHash}.");
        var snapshot = JsonSerializer.Deserialize<MarketSnapshot>(stored.Content, DealDocumentJson.Options)
            ?? throw new InvalidDataException($"The market snapshot {stored.Id} is empty.");
        return snapshot with { Id = stored.Id, ContentHash = stored.ContentHash };
    }

    internal static string IdOf(DateOnly date, int number) => string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}/{number}");

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static GpuModel ToModel(CatalogueEntry entry) => new()
    {
        Key = entry.Gpu,
        Vendor = entry.Vendor,
        DisplayName = entry.DisplayName,
        Architecture = entry.Architecture,
        Announced = entry.Announced,
        GeneralAvailability = entry.GeneralAvailability,
        PlannedAvailability = entry.PlannedDate,
        MemoryGigabytes = entry.MemoryGigabytes,
        MemoryBandwidthGigabytesPerSecond = entry.MemoryBandwidthGigabytesPerSecond,
        ThermalDesignPowerWatts = entry.ThermalDesignPowerWatts,
        DenseFp16Teraflops = (double?)entry.DenseFp16Teraflops,
        DenseFp8Teraflops = (double?)entry.DenseFp8Teraflops,
        FormFactor = entry.FormFactor ?? "",
        PriceUsd = (double?)entry.NewPrice,
        PriceBasis = entry.PriceBasis ?? "",
        Successor = entry.Successor,
        Source = entry.Sources,
    };

    private static PriceQuote ToQuote(MarketQuote quote) => new(
        quote.Gpu, quote.Date, quote.Kind,
        quote.Provider.Length > 0 ? quote.Provider : quote.Used ? "used" : "new",
        (double)quote.Price, quote.Source, quote.Licence)
    {
        Evidence = quote.Evidence,
        Segment = quote.Segment,
        Observations = quote.Observations,
        Vintage = quote.Vintage,
        Condition = quote.Condition,
        Used = quote.Used,
    };

    private static ForwardCurve ToCurve(IEnumerable<BaseRate> rates) => new()
    {
        Pillars =
        [
            .. rates.OrderBy(rate => rate.Date)
                .Select(rate => new ForwardPillar(rate.Date, (double)rate.RatePerAnnum, rate.Basis.Contains("assumed", StringComparison.Ordinal), rate.Basis)),
        ],
    };
}
