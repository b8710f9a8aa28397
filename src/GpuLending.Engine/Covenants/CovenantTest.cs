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
    double CureApplied);
