using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Simulation;

/// <summary>One path taken out of a simulation, as a scenario: run through <see cref="DealEvaluator"/> it pays, breaches and defaults as it did in the simulation.</summary>
/// <param name="Index">Number of the path, from 0.</param>
/// <param name="Scenario">Its factors by month and its customers' defaults, until its own default; what it stood at then holds after.</param>
/// <param name="DefaultMonth">Month of the first payment that is not made in full; null when it never defaults.</param>
/// <param name="Exposure">Balance then, interest not paid included; 0 without default.</param>
/// <param name="Loss">Loss, discounted to closing; 0 without default.</param>
public sealed record SimulatedPath(int Index, Scenario Scenario, int? DefaultMonth, double Exposure, double Loss);
