using GpuLending.Engine;
using GpuLending.Engine.Simulation;

namespace GpuLending.Underwriting.Simulations;

/// <summary>One path taken out of a simulation, and what the deal does under it by the same engine that every other figure comes from.</summary>
/// <param name="RunId">The simulation.</param>
/// <param name="Path">The path as a scenario, with its default and loss in the simulation.</param>
/// <param name="Result">The deal under that scenario.</param>
public sealed record SimulatedPathView(Guid RunId, SimulatedPath Path, UnderwritingResult Result);
