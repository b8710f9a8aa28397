namespace GpuLending.Underwriting.Simulations;

/// <summary>Where a simulation stands.</summary>
public enum SimulationRunState
{
    /// <summary>Waits for a worker.</summary>
    Queued,

    /// <summary>A worker holds it.</summary>
    Running,

    /// <summary>All its paths are done and its result is stored.</summary>
    Completed,

    /// <summary>Somebody stopped it. It has no result.</summary>
    Cancelled,

    /// <summary>It could not be computed. It has no result.</summary>
    Failed,
}
