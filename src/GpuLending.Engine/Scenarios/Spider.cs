namespace GpuLending.Engine.Scenarios;

/// <summary>Each driver alone over the same number of standard deviations.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Moves">Deviations against the lender, the places of every line.</param>
/// <param name="Lines">One a driver.</param>
public sealed record Spider(StressMeasure Measure, IReadOnlyList<double> Moves, IReadOnlyList<SpiderLine> Lines);
