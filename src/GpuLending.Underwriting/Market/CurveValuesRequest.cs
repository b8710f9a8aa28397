using GpuLending.Engine.Depreciation;

namespace GpuLending.Underwriting.Market;

/// <summary>A depreciation curve to compute. Nothing of it is stored.</summary>
public sealed record CurveValuesRequest
{
    /// <summary>The curve, as a deal document names it: kind, parameters, lists, options and, for a kind made of curves, its curves.</summary>
    public required CurveChoice Curve { get; init; }

    /// <summary>Catalogue key of the GPU, such as "H100-SXM-80GB"; leave out for a curve that knows only the age.</summary>
    public string? GpuModel { get; init; }

    /// <summary>Day on which age is zero; leave out for the snapshot's date.</summary>
    public DateOnly? InServiceDate { get; init; }

    /// <summary>Hardware cost of one GPU in US dollars, above zero; leave out to get retained fractions only. Curves that follow the market then take the catalogue's price.</summary>
    public double? UnitCost { get; init; }

    /// <summary>Condition on the in-service date. Curves give a GPU in good condition; it is handed to plug-ins that look at it.</summary>
    public Engine.Collateral.ConditionGrade Condition { get; init; } = Engine.Collateral.ConditionGrade.New;

    /// <summary>Ages in years, 0 to 100, at most 1,000; leave out both this and the hours to get every whole year to 10.</summary>
    public IReadOnlyList<double>? AgesYears { get; init; }

    /// <summary>Hours of work since new, 0 to 10,000,000, at most 1,000; for curves that count hours.</summary>
    public IReadOnlyList<double>? HoursUsed { get; init; }

    /// <summary>Market snapshot to compute on; leave out for the current one. The answer names the one that was used.</summary>
    public string? SnapshotId { get; init; }
}
