namespace GpuLending.Engine.Scenarios;

/// <summary>Each driver alone, one standard deviation for and against the lender.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Start">It where nothing moves; null when it does not exist.</param>
/// <param name="Bars">One a driver, the widest first.</param>
public sealed record Tornado(StressMeasure Measure, double? Start, IReadOnlyList<TornadoBar> Bars);
