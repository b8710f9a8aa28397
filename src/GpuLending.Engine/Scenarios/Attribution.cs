namespace GpuLending.Engine.Scenarios;

/// <summary>A figure's change from one scenario to another, put down to its drivers: from + all parts = to, exactly and in any order of adding. See docs/methodology/attribution.md.</summary>
/// <param name="Measure">The figure.</param>
/// <param name="From">It in the scenario that is left; null when it does not exist in one of the runs.</param>
/// <param name="To">It in the scenario that is reached; null likewise.</param>
/// <param name="Parts">One a driver that differs, the largest first; empty when nothing differs or the figure does not exist.</param>
/// <param name="Missing">Why there are no parts; null when there are, or nothing differs.</param>
public sealed record Attribution(StressMeasure Measure, double? From, double? To, IReadOnlyList<AttributionPart> Parts, string? Missing);
