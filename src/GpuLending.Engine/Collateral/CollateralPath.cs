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
}
