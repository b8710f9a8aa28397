namespace GpuLending.Engine.Collateral;

/// <summary>The fleet on one curve, against the loan.</summary>
public sealed record ComparedCurve
{
    /// <summary>Curve's name.</summary>
    public required string Name { get; init; }

    /// <summary>Fair market value in continued use on this curve by month.</summary>
    public required IReadOnlyList<double> Value { get; init; }

    /// <summary>First month after closing in which the balance is above the value; null when it never is.</summary>
    public required int? FirstMonthUnderWater { get; init; }

    /// <summary>First month from which the value stays at or above the balance until the loan is repaid; null when it never does.</summary>
    public required int? CoveredFromMonth { get; init; }
}
