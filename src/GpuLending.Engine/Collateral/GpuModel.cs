namespace GpuLending.Engine.Collateral;

/// <summary>A GPU model in the catalogue.</summary>
public sealed record GpuModel
{
    /// <summary>Catalogue key, such as "H100-SXM-80GB".</summary>
    public string Key { get; init; } = "";

    /// <summary>Maker: "NVIDIA" or "AMD".</summary>
    public string Vendor { get; init; } = "";

    /// <summary>Name people use.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Maker's name of the generation, such as "Hopper".</summary>
    public string Architecture { get; init; } = "";

    /// <summary>Day the maker announced it; null when not provided.</summary>
    public DateOnly? Announced { get; init; }

    /// <summary>Day it could be had; null while only planned.</summary>
    public DateOnly? GeneralAvailability { get; init; }

    /// <summary>Day from which availability is planned; null when it is out or nobody says. A half-year is taken at its middle.</summary>
    public DateOnly? PlannedAvailability { get; init; }

    /// <summary>Memory in gigabytes; null when not provided.</summary>
    public double? MemoryGigabytes { get; init; }

    /// <summary>Memory bandwidth in gigabytes a second; null when not provided.</summary>
    public double? MemoryBandwidthGigabytesPerSecond { get; init; }

    /// <summary>Thermal design power in watts; null when not provided.</summary>
    public double? ThermalDesignPowerWatts { get; init; }

    /// <summary>Dense FP16/BF16 rate in teraflops; null when not provided.</summary>
    public double? DenseFp16Teraflops { get; init; }

    /// <summary>Dense FP8 rate in teraflops; null when not provided.</summary>
    public double? DenseFp8Teraflops { get; init; }

    /// <summary>Form factor, such as "SXM5", "PCIe" or "OAM".</summary>
    public string FormFactor { get; init; } = "";

    /// <summary>Launch or street price in US dollars; null when not provided.</summary>
    public double? PriceUsd { get; init; }

    /// <summary>What that price is.</summary>
    public string PriceBasis { get; init; } = "";

    /// <summary>Catalogue key or name of the successor; null when none is known.</summary>
    public string? Successor { get; init; }

    /// <summary>Where the row comes from.</summary>
    public string Source { get; init; } = "";
}
