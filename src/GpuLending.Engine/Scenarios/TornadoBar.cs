using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>One driver's reach.</summary>
/// <param name="Driver">The driver.</param>
/// <param name="BetterAt">Its number one deviation for the lender.</param>
/// <param name="WorseAt">Its number one deviation against the lender.</param>
/// <param name="Better">The measure there; null when it does not exist.</param>
/// <param name="Worse">The measure there; null when it does not exist.</param>
public sealed record TornadoBar(ScenarioDriver Driver, double BetterAt, double WorseAt, double? Better, double? Worse);
