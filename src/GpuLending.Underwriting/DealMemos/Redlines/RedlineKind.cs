namespace GpuLending.Underwriting.DealMemos.Redlines;

/// <summary>What became of a run of words.</summary>
internal enum RedlineKind
{
    /// <summary>Stands in both.</summary>
    Kept,

    /// <summary>Stands in the later one only.</summary>
    Inserted,

    /// <summary>Stood in the earlier one only.</summary>
    Deleted,
}
