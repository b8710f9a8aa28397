namespace GpuLending.Underwriting.Exports;

/// <summary>Where an export stands.</summary>
public enum MemoExportState
{
    /// <summary>Waits for a worker.</summary>
    Queued,

    /// <summary>A worker holds it.</summary>
    Running,

    /// <summary>Every deal has its memo or the reason why it has none.</summary>
    Completed,

    /// <summary>Somebody stopped it. Memos made before are kept.</summary>
    Cancelled,

    /// <summary>It could not go on. Memos made before are kept.</summary>
    Failed,
}
