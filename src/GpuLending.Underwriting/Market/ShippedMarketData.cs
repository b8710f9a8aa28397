using System.Globalization;
using System.Security.Cryptography;
using CsvHelper;
using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>The market data that come with the product, as rows. Their sources and licences: Market/Data/LICENCES.md.</summary>
internal static class ShippedMarketData
{
    internal const string CatalogueFile = "gpu_catalog.csv";
    internal const string RentalFile = "rental_quotes.csv";
    internal const string CommitmentFile = "commitment_quotes.csv";
    internal const string ResaleFile = "resale_quotes.csv";
    internal const string BaseRateFile = "base_rates.csv";
    internal const string DefaultRateFile = "rating_default_rates.csv";

    internal static byte[] HashOf(string file)
    {
        using var stream = Open(file);
        return SHA256.HashData(stream);
    }

    internal static List<CatalogueEntry> Catalogue() => Read(CatalogueFile, row => new CatalogueEntry
    {
        Gpu = row.Text("gpu"),
        Vendor = row.Text("vendor"),
        DisplayName = row.Text("display_name"),
        Architecture = row.Text("architecture"),
        Announced = row.Date("announced"),
        GeneralAvailability = row.Date("general_availability"),
        PlannedAvailability = row.TextOrNull("planned_availability"),
        PlannedDate = MiddleOf(row.TextOrNull("planned_availability")),
        MemoryGigabytes = (int?)row.Number("memory_gb"),
        MemoryType = row.TextOrNull("memory_type"),
        MemoryBandwidthGigabytesPerSecond = (int?)row.Number("memory_bandwidth_gb_s"),
        ThermalDesignPowerWatts = (int?)row.Number("tdp_w"),
        DenseFp16Teraflops = row.Number("dense_fp16_bf16_tflops"),
        DenseFp8Teraflops = row.Number("dense_fp8_tflops"),
        DenseFp4Teraflops = row.Number("dense_fp4_tflops"),
        FormFactor = row.TextOrNull("form_factor"),
        NewPrice = row.Number("launch_or_street_price_usd"),
        PriceBasis = row.TextOrNull("price_basis"),
        Successor = row.TextOrNull("successor"),
        Partitions = row.TextOrNull("mig_or_partitions"),
        Sources = row.Text("sources"),
    });

    /// <summary>Every quote of a shipped file: one row for each price that a line of the two rental files holds.</summary>
    internal static IReadOnlyList<MarketQuote> Quotes(string file) => file == ResaleFile ? ResaleQuotes() : RentalQuotes(file);

    private static List<MarketQuote> RentalQuotes(string file)
    {
        (string Column, PriceKind Kind)[] prices = file == CommitmentFile
            ? [("commit_1y_usd_per_gpu_hour", PriceKind.RentOneYear), ("commit_3y_usd_per_gpu_hour", PriceKind.RentThreeYears)]
            : [("on_demand_usd_per_gpu_hour", PriceKind.RentOnDemand), ("spot_usd_per_gpu_hour", PriceKind.RentSpot)];
        return Read(file, row => prices
            .Where(price => row.Number(price.Column) is > 0)
            .Select(price => new MarketQuote
            {
                Id = Guid.CreateVersion7(),
                Date = row.Date("date")!.Value,
                Provider = row.Text("provider"),
                Segment = MarketSegments.OfProvider(row.Text("provider")) ?? MarketSegments.Cloud,
                Gpu = row.Text("gpu"),
                GpusPerMachine = (int)row.Number("gpus_per_instance")!.Value,
                Kind = price.Kind,
                Evidence = RentalEvidenceOf(row.Text("provider")),
                Price = row.Number(price.Column)!.Value,
                Source = row.Text("source"),
                Licence = row.Text("licence"),
                DataFile = file,
            })
            .ToList())
            .SelectMany(quotes => quotes)
            .ToList();
    }

    private static List<MarketQuote> ResaleQuotes() => Read(ResaleFile, row =>
    {
        var condition = row.Text("condition");
        var used = condition.StartsWith("used", StringComparison.OrdinalIgnoreCase);
        var evidence = condition.Contains("sold", StringComparison.OrdinalIgnoreCase) ? PriceEvidence.Sale
            : condition.Contains("estimate", StringComparison.OrdinalIgnoreCase) ? PriceEvidence.Estimate : PriceEvidence.List;
        return new MarketQuote
        {
            Id = Guid.CreateVersion7(),
            Date = row.Date("date")!.Value,
            Gpu = row.Text("gpu"),
            FormFactor = row.TextOrNull("form_factor"),
            Kind = evidence == PriceEvidence.Sale ? PriceKind.ResaleSale : used ? PriceKind.ResaleAsk : PriceKind.ListPrice,
            Evidence = evidence,
            Segment = condition.Contains("eBay", StringComparison.OrdinalIgnoreCase) ? MarketSegments.Marketplace : "",
            Provider = "",
            Used = used,
            Observations = ObservationsIn(condition),
            Price = row.Number("price_usd")!.Value,
            Condition = condition,
            Source = row.Text("source"),
            Licence = row.Text("licence"),
            DataFile = ResaleFile,
        };
    });

    internal static List<BaseRate> BaseRates() => Read(BaseRateFile, row => new BaseRate
    {
        Index = row.Text("index"),
        Date = row.Date("date")!.Value,
        Kind = Enum.Parse<BaseRateKind>(row.Text("kind"), ignoreCase: true),
        RatePerAnnum = row.Number("rate_per_annum")!.Value,
        Basis = row.Text("basis"),
    });

    internal static List<DefaultRate> DefaultRates() => Read(DefaultRateFile, row =>
        Enumerable.Range(1, 10).Select(year => new DefaultRate
        {
            Rating = row.Text("rating"),
            Year = year,
            CumulativeDefaultRate = row.Number(string.Create(CultureInfo.InvariantCulture, $"year_{year}"))!.Value,
            Basis = row.Text("basis"),
        }).ToList()).SelectMany(rates => rates).ToList();

    /// <summary>The middle of a planned half-year: <c>2026-H2 (planned)</c> is 1 October 2026.</summary>
    internal static DateOnly? MiddleOf(string? planned) =>
        planned is { Length: >= 7 } && planned[4..6] == "-H" && int.TryParse(planned.AsSpan(0, 4), CultureInfo.InvariantCulture, out var year)
            ? new DateOnly(year, planned[6] == '1' ? 4 : 10, 1)
            : null;

    private static PriceEvidence RentalEvidenceOf(string provider) =>
        provider.StartsWith("segment:", StringComparison.Ordinal) || provider.Contains("median", StringComparison.Ordinal) ? PriceEvidence.Index
        : MarketSegments.OfProvider(provider) == MarketSegments.Marketplace ? PriceEvidence.Ask : PriceEvidence.List;

    private static int ObservationsIn(string condition)
    {
        var at = condition.LastIndexOf("n=", StringComparison.Ordinal);
        return at >= 0 && int.TryParse(condition.AsSpan(at + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : 1;
    }

    private static List<T> Read<T>(string file, Func<CsvReader, T> toRow)
    {
        using var csv = CsvReader.Create(Open(file), CsvReaderOptions.Default, false);
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(toRow(csv));
        return rows;
    }

    private static Stream Open(string file) =>
        typeof(ShippedMarketData).Assembly.GetManifestResourceStream("Market." + file)
        ?? throw new InvalidOperationException($"The data file {file} is not part of the assembly.");

    private static string Text(this CsvReader row, string column) => row.GetString(column).Trim();

    private static string? TextOrNull(this CsvReader row, string column) => row.Text(column) is { Length: > 0 } text ? text : null;

    private static decimal? Number(this CsvReader row, string column) =>
        row.TextOrNull(column) is { } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    private static DateOnly? Date(this CsvReader row, string column) =>
        row.TextOrNull(column) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
