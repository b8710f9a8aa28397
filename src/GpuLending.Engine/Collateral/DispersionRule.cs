namespace GpuLending.Engine.Collateral;

/// <summary>Turns disagreement between opinions into a lower advance: the advance and the largest loan-to-value fall by a share of the points of dispersion
/// above those that are free. Every figure is a fraction (0.20 = 20 points). See docs/methodology/mark-policy.md.</summary>
public sealed record DispersionRule
{
    /// <summary>Dispersion that costs nothing.</summary>
    public double FreePoints { get; init; } = 0.20;

    /// <summary>Points off the advance for each further point of dispersion.</summary>
    public double ReductionPerPoint { get; init; } = 0.25;

    /// <summary>Most that comes off.</summary>
    public double MaximumReduction { get; init; } = 0.15;

    /// <summary>What comes off the advance and the largest loan-to-value.</summary>
    /// <param name="dispersion">(Highest - lowest) / median of the opinions in force and the curve, 0 or more.</param>
    /// <returns>Points as a fraction, 0 to <see cref="MaximumReduction"/>; never less for more dispersion.</returns>
    public double Reduction(double dispersion) => Math.Clamp(ReductionPerPoint * Math.Max(0, dispersion - FreePoints), 0, MaximumReduction);
}
