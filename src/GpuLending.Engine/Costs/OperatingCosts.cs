namespace GpuLending.Engine.Costs;

/// <summary>What it costs to run the fleet, from each lot's in-service date.</summary>
public sealed record OperatingCosts
{
    /// <summary>Electricity.</summary>
    public PowerTerms Power { get; init; } = new();

    /// <summary>Space and cooling, per kilowatt of critical load and month; null when none.</summary>
    public Money? ColocationPerKilowattMonth { get; init; }

    /// <summary>Maintenance and spares, per GPU and month; null when none.</summary>
    public Money? MaintenancePerGpuMonth { get; init; }

    /// <summary>Insurance as a yearly fraction of hardware cost, 0 to 0.2.</summary>
    public double InsuranceShareOfCostPerAnnum { get; init; }

    /// <summary>Staff, software and other fixed cost, per month; null when none.</summary>
    public Money? FixedPerMonth { get; init; }

    /// <summary>Yearly rise of every cost but hedged power, stepping on each anniversary of closing, as a fraction.</summary>
    public double EscalatorPerAnnum { get; init; }
}
