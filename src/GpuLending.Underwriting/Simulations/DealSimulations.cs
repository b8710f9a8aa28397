namespace GpuLending.Underwriting.Simulations;

/// <summary>What the desk knows of a deal's simulations.</summary>
/// <param name="Newest">The one asked for last, in whatever state; null when there is none.</param>
/// <param name="Complete">The last complete one, with its result; null when there is none.</param>
public sealed record DealSimulations(SimulationStanding? Newest, SimulationView? Complete);
