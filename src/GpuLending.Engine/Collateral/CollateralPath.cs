namespace GpuLending.Engine.Collateral;

/// <summary>Value of the fleet by month.</summary>
public sealed record CollateralPath
{
    /// <summary>Marked value on the case's premise, all lots added, by month.</summary>
    public required IReadOnlyList<double> MarkedValue { get; init; }

    /// <summary>Value on every premise, all lots added, by month.</summary>
    public required IReadOnlyDictionary<ValuationPremise, IReadOnlyList<double>> ByPremise { get; init; }

    /// <summary>Each lot's marked value by month, in the case's order.</summary>
    public required IReadOnlyList<LotValue> Lots { get; init; }

    /// <summary>The "car or house" curves: the same fleet in continued use on each compared curve, and the date each crosses the loan's balance.</summary>
    public required IReadOnlyList<ComparedCurve> Compared { get; init; }

    /// <summary>Value with the layers of support; null when there are none.</summary>
    public SupportedPath? Supported { get; init; }

    /// <summary>Base, market, distress and encumbered value at closing; null in results of earlier versions.</summary>
    public ValueStandards? Standards { get; init; }

    /// <summary>The lots' dispersion of opinions, weighted by hardware cost, as a fraction.</summary>
    public double Dispersion { get; init; }

    /// <summary>Points that the dispersion rule takes off the advance and the largest loan-to-value, as a fraction; 0 without a rule.</summary>
    public double DispersionReduction { get; init; }

    /// <summary>What must be paid by month to bring loan-to-value back to the limit's maximum: balance less maximum times value, never negative. Empty in results of earlier versions.</summary>
    public IReadOnlyList<double> CureAmount { get; init; } = [];
}
