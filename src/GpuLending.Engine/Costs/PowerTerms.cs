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

    /// <summary>
    /// Prices expected later, in any order: each replaces the price of energy that is not hedged from its date, inclusive, and rises by the escalator on
    /// anniversaries of that date. Empty when the price at closing rises by the escalator alone.
    /// </summary>
    public IReadOnlyList<PowerPriceStep> PriceSteps { get; init; } = [];

    /// <summary>Share of full load drawn by a GPU that is not in use, 0 to 1. At 1 every GPU in service draws full load.</summary>
    public double IdleShare { get; init; } = 0.4;

    /// <summary>Share of the energy bought at a fixed price, 0 to 1. It follows neither the escalator, nor the price path, nor a power shock.</summary>
    public double HedgedShare { get; init; }

    /// <summary>The fixed price; null for the price at closing.</summary>
    public Money? HedgedPricePerKilowattHour { get; init; }

    /// <summary>Day on which the fixed price ends, exclusive: from it on all energy is bought at the price path. Null when it outlasts the loan.</summary>
    public DateOnly? HedgedUntil { get; init; }
}
