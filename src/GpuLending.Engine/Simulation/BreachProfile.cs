namespace GpuLending.Engine.Simulation;

/// <summary>How often, and when, a covenant or a trigger of the waterfall fails.</summary>
public sealed record BreachProfile
{
    /// <summary>Key of the covenant or trigger.</summary>
    public required string Id { get; init; }

    /// <summary>Name in the terms' words.</summary>
    public required string Name { get; init; }

    /// <summary>Share of paths that fail it at least once before or at default.</summary>
    public required Estimate Ever { get; init; }

    /// <summary>Odds of having failed within 3, 6 and 12 months of the valuation date, in this order.</summary>
    public required IReadOnlyList<BreachHorizon> Within { get; init; }

    /// <summary>Every test date; empty when the kind is not simulated.</summary>
    public required IReadOnlyList<BreachPoint> Dates { get; init; }

    /// <summary>Why there is nothing to read, or why the odds are 0 or 1 on every path; empty when it is simulated.</summary>
    public string Remark { get; init; } = "";
}
