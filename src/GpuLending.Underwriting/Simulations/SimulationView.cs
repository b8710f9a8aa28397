using GpuLending.Engine.Simulation;

namespace GpuLending.Underwriting.Simulations;

/// <summary>A simulation with its result.</summary>
/// <param name="Standing">Where it stands.</param>
/// <param name="Result">The result; null unless it is complete.</param>
public sealed record SimulationView(SimulationStanding Standing, SimulationResult? Result);
