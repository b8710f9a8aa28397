namespace GpuLending.Engine.Scenarios;

/// <summary>One driver's part of a change.</summary>
/// <param name="Driver">The driver.</param>
/// <param name="Amount">Its part, in the measure's unit; negative lowers the figure.</param>
/// <param name="Alone">What the driver changes when it alone moves, for comparison; the differences to <paramref name="Amount"/> are what drivers do together.</param>
public sealed record AttributionPart(AttributedDriver Driver, double Amount, double Alone);
