namespace GpuLending.Underwriting.Market;

/// <summary>One GPU model the house lends against, with what its maker published.</summary>
public sealed class CatalogueEntry
{
    /// <summary>The house's name of the model, such as <c>H100-SXM-80GB</c>. Deals, quotes and curves refer to it.</summary>
    public required string Gpu { get; init; }

    public required string Vendor { get; init; }

    public required string DisplayName { get; init; }

    public required string Architecture { get; init; }

    public DateOnly? Announced { get; init; }

    /// <summary>When it could be bought; null for a part that has not shipped.</summary>
    public DateOnly? GeneralAvailability { get; init; }

    /// <summary>The maker's plan for a part that has not shipped, in its own words (<c>2026-H2 (planned)</c>).</summary>
    public string? PlannedAvailability { get; init; }

    /// <summary>The middle of the planned period.</summary>
    public DateOnly? PlannedDate { get; init; }

    public int? MemoryGigabytes { get; init; }

    public string? MemoryType { get; init; }

    public int? MemoryBandwidthGigabytesPerSecond { get; init; }

    /// <summary>Thermal design power in watts: of the part alone, without host, network and cooling.</summary>
    public int? ThermalDesignPowerWatts { get; init; }

    public decimal? DenseFp16Teraflops { get; init; }

    public decimal? DenseFp8Teraflops { get; init; }

    public decimal? DenseFp4Teraflops { get; init; }

    public string? FormFactor { get; init; }

    /// <summary>US dollars for one part when new, on the basis that <see cref="PriceBasis"/> names.</summary>
    public decimal? NewPrice { get; init; }

    public string? PriceBasis { get; init; }

    /// <summary>The model that replaces it; a catalogue name when the catalogue has it.</summary>
    public string? Successor { get; init; }

    public string? Partitions { get; init; }

    public required string Sources { get; init; }
}
