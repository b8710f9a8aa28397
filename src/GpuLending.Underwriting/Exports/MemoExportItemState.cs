namespace GpuLending.Underwriting.Exports;

/// <summary>What became of one deal in an export.</summary>
public enum MemoExportItemState
{
    /// <summary>Not made yet.</summary>
    Waiting,

    /// <summary>Its memo is in the archive.</summary>
    Made,

    /// <summary>It has no memo, and the reason is named.</summary>
    Failed,
}
