using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>One driver's line.</summary>
/// <param name="Driver">The driver.</param>
/// <param name="At">Its number at each move.</param>
/// <param name="Values">The measure at each move; null where it does not exist.</param>
public sealed record SpiderLine(ScenarioDriver Driver, IReadOnlyList<double> At, IReadOnlyList<double?> Values);
