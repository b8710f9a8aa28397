namespace GpuLending.Underwriting.Market;

/// <summary>Which rules market data were read under: docs/methodology/market-data.md says what each version does. Raised when a rule changes.</summary>
public static class MarketMethodology
{
    public const string Version = "1.1";

    /// <summary>Hours in a month, by which rents a month are divided: 8,760 hours a year over 12.</summary>
    public const int HoursPerMonth = 730;
}
