namespace GpuLending.Engine.Simulation;

/// <summary>How far a run is.</summary>
/// <param name="PathsDone">Paths done.</param>
/// <param name="Paths">Paths asked for.</param>
public readonly record struct SimulationProgress(int PathsDone, int Paths);
