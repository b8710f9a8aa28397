namespace GpuLending.Engine.Revenue;

/// <summary>One step of a ladder of service-level credits.</summary>
public sealed record ServiceLevelCredit
{
    /// <summary>Availability below which the step applies, as a share of hours (0.99).</summary>
    public double Below { get; init; }

    /// <summary>Share of the month's fees given back, 0 to 1. The lowest step that applies counts alone.</summary>
    public double Credit { get; init; }
}
