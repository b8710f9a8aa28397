namespace GpuLending.Underwriting.Simulations;

/// <summary>What a worker hears when it tells how far it is.</summary>
internal enum SimulationBeat
{
    /// <summary>Go on.</summary>
    GoOn,

    /// <summary>Somebody stopped the run.</summary>
    Stopped,

    /// <summary>The claim had run out and another worker holds the run, or it has ended.</summary>
    Lost,
}
