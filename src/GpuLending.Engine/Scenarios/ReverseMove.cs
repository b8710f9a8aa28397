using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>One driver's part of a reverse stress.</summary>
/// <param name="Driver">The driver.</param>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Deviations">Standard deviations moved against the lender.</param>
/// <param name="Alone">How many deviations it would have to move alone to cross the line; null when alone it never does within eight.</param>
public sealed record ReverseMove(ScenarioDriver Driver, double From, double To, double Deviations, double? Alone);
