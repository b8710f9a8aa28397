namespace GpuLending.Engine.Covenants;

/// <summary>Both sides of a test before cures and judgement.</summary>
/// <param name="Numerator">Upper side.</param>
/// <param name="Denominator">Lower side; 1 for a figure compared as it is.</param>
/// <param name="Required">What the figure is held against when it is not the definition's threshold.</param>
/// <param name="WindowMonths">Months of the window; 0 for a figure of the day.</param>
/// <param name="Reading">Index reading, for index covenants.</param>
internal readonly record struct CovenantSides(
    double Numerator, double Denominator = 1, double? Required = null, int WindowMonths = 0, RentalIndexReading? Reading = null);
