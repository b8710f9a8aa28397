namespace GpuLending.Underwriting.Simulations;

/// <summary>Rhythm of a worker.</summary>
public sealed record SimulationWorkerOptions
{
    /// <summary>How often it tells how far it is, renews its claim and looks whether it was stopped.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a claim holds without a beat.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Least time between two checkpoints.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an idle worker sleeps when nobody signals, before it looks for claims that have run out.</summary>
    public TimeSpan IdleLook { get; init; } = TimeSpan.FromSeconds(5);
}
