namespace GpuLending.Underwriting.Market;

/// <summary>Which version of a shipped data file the database holds.</summary>
public sealed class MarketDataImport
{
    public required string DataFile { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required byte[] ContentHash { get; init; }

    public required int Rows { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }
}
