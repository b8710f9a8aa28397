namespace GpuLending.Engine.Costs;

/// <summary>Electricity for the fleet.</summary>
public sealed record PowerTerms
{
    /// <summary>Critical load of one GPU with its share of host and network, in kilowatts; null to take the catalogue's thermal design power times 1.3.</summary>
    public double? KilowattsPerGpu { get; init; }

    /// <summary>Power usage effectiveness: energy drawn by the site over energy used by the load, 1 or more.</summary>
    public double PowerUsageEffectiveness { get; init; } = 1.3;

    /// <summary>Price of one kilowatt-hour at closing; null when power is passed through.</summary>
    public Money? PricePerKilowattHour { get; init; }

    /// <summary>Share of full load drawn by a GPU that is not in use, 0 to 1.</summary>
    public double IdleShare { get; init; } = 0.4;

    /// <summary>Share of the energy bought at a fixed price, 0 to 1. It follows neither the escalator nor a power shock.</summary>
    public double HedgedShare { get; init; }
}
