namespace GpuLending.Underwriting.Market;

/// <summary>Channels of trade. One GPU-hour has cost four times as much in one as in another on the same day, so that a price names its own.</summary>
public static class MarketSegments
{
    /// <summary>AWS, Azure, Google Cloud, Oracle and their like.</summary>
    public const string Hyperscaler = "Hyperscaler";

    /// <summary>A cloud specialised in GPUs, or a regional one.</summary>
    public const string Cloud = "Cloud";

    /// <summary>A platform where many owners offer.</summary>
    public const string Marketplace = "Marketplace";

    /// <summary>Somebody who buys and sells equipment, or brokers it.</summary>
    public const string Dealer = "Dealer";

    private static readonly string[] Hyperscalers =
        ["aws", "amazon web services", "amazon", "azure", "microsoft azure", "microsoft", "gcp", "google cloud", "google", "oracle cloud", "oracle", "segment:hyperscaler"];

    private static readonly string[] Marketplaces =
        ["vast-ai", "vast.ai", "akash", "salad", "tensordock", "primeintellect-marketplace(median)", "segment:marketplace", "segment:spot", "ebay"];

    private static readonly string[] Clouds = ["coreweave", "lambda", "lambda labs", "crusoe", "nebius", "runpod", "paperspace", "datacrunch", "fluidstack", "hyperstack", "voltage park"];

    public static IReadOnlyList<string> All { get; } = [Hyperscaler, Cloud, Marketplace, Dealer];

    /// <summary>Channel of a provider the desk knows; null for any other. What follows a slash is a region.</summary>
    public static string? OfProvider(string provider)
    {
        var name = provider.Split('/')[0].Trim().ToLowerInvariant();
        return Hyperscalers.Contains(name) ? Hyperscaler
            : Marketplaces.Contains(name) || name.StartsWith("primeintellect:", StringComparison.Ordinal) ? Marketplace
            : Clouds.Contains(name) ? Cloud : null;
    }

    /// <summary>A channel by the words files use; null for any other word.</summary>
    public static string? Read(string text) => text.Trim().ToLowerInvariant() switch
    {
        "hyperscaler" or "hyperscalers" or "hyperscale" or "major cloud" => Hyperscaler,
        "cloud" or "neocloud" or "neo-cloud" or "gpu cloud" or "specialised cloud" or "specialized cloud" or "regional cloud" => Cloud,
        "marketplace" or "market place" or "market" or "p2p" or "peer-to-peer" or "spot market" or "exchange" or "auction" => Marketplace,
        "dealer" or "broker" or "reseller" or "itad" or "refurbisher" or "distributor" or "oem" => Dealer,
        _ => null,
    };
}
