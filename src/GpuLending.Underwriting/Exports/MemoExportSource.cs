namespace GpuLending.Underwriting.Exports;

/// <summary>What a deal's memo is printed from.</summary>
public enum MemoExportSource
{
    /// <summary>The last revision that was submitted, from its stored result; a deal never submitted prints its draft, marked DRAFT.</summary>
    LatestRevision,

    /// <summary>The saved draft with the result of the moment, marked DRAFT.</summary>
    Draft,
}
