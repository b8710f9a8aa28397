namespace GpuLending.Engine.Covenants;

/// <summary>One test, with both sides.</summary>
/// <param name="Date">Test date.</param>
/// <param name="Month">Month of the timeline; null for a reported test off the timeline.</param>
/// <param name="State">State.</param>
/// <param name="Numerator">Upper side of the ratio, in the loan's currency.</param>
/// <param name="Denominator">Lower side, in the loan's currency.</param>
/// <param name="Actual">Measured value, unrounded; null when there is nothing to measure.</param>
/// <param name="Threshold">Threshold in force on the date.</param>
/// <param name="Headroom">Distance to the threshold as a fraction of it, positive when it complies; null when not measured.</param>
/// <param name="CureApplied">Equity cure counted in this test.</param>
public sealed record CovenantTest(
    DateOnly Date,
    int? Month,
    CovenantState State,
    double Numerator,
    double Denominator,
    double? Actual,
    double Threshold,
    double? Headroom,
    double CureApplied)
{
    /// <summary>Whether a signed waiver covers the day. It changes no figure and no state.</summary>
    public bool Waived { get; init; }

    /// <summary>Equity entered as a cure that the cure right does not admit, and that is not counted; 0 when there is none.</summary>
    public double CureRefused { get; init; }

    /// <summary>Version of the definition in force on the date; empty in results of engines that did not say.</summary>
    public string DefinitionVersion { get; init; } = "";

    /// <summary>Months of the trailing or forward window; 0 for a figure of the day.</summary>
    public int WindowMonths { get; init; }

    /// <summary>Tiers in force, counted from the first: 0 for none; null when the covenant has no tiers.</summary>
    public int? Tier { get; init; }

    /// <summary>The index reading it rests on; null for other kinds.</summary>
    public RentalIndexReading? Reading { get; init; }
}
