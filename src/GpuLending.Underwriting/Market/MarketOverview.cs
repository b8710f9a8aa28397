namespace GpuLending.Underwriting.Market;

/// <summary>What is known of the market as a whole, and how fresh it is.</summary>
public sealed record MarketOverview
{
    public required IReadOnlyList<CatalogueEntry> Models { get; init; }

    /// <summary>By catalogue name.</summary>
    public required IReadOnlyDictionary<string, ModelHistory> Histories { get; init; }

    public required IReadOnlyList<SourceCount> Sources { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<QuoteImportRow> Imports { get; init; }

    /// <summary>Day of the newest quote; null when there is none.</summary>
    public required DateOnly? Newest { get; init; }

    /// <summary>The day the ages are counted to.</summary>
    public required DateOnly AsOf { get; init; }

    public required string SnapshotId { get; init; }

    public required string SnapshotHash { get; init; }

    public required string MethodologyVersion { get; init; }
}
