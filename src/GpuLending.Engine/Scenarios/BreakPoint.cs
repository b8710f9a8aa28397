using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>How far one driver may go until a line is crossed.</summary>
/// <param name="Driver">The driver.</param>
/// <param name="ContractId">Contract whose customer stops paying, for its month; null otherwise.</param>
/// <param name="Target">The line.</param>
/// <param name="Solution">The last value that holds it, or why there is none.</param>
public sealed record BreakPoint(ScenarioDriver Driver, string? ContractId, StressTarget Target, Solution Solution);
