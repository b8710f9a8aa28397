namespace GpuLending.Underwriting.Exports;

/// <summary>Rhythm of a worker.</summary>
public sealed record MemoExportWorkerOptions
{
    /// <summary>How often it renews its claim and looks whether the export was stopped.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a claim holds without a beat.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an idle worker sleeps when nobody signals, before it looks for claims that have run out.</summary>
    public TimeSpan IdleLook { get; init; } = TimeSpan.FromSeconds(5);
}
