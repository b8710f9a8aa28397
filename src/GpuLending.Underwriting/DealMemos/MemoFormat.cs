namespace GpuLending.Underwriting.DealMemos;

/// <summary>As what a paper leaves the desk.</summary>
public enum MemoFormat
{
    /// <summary>PDF, printed by Chromium.</summary>
    Pdf,

    /// <summary>Word, to be edited.</summary>
    Word,

    /// <summary>One HTML page with everything in it, to be opened from a disk.</summary>
    Html,
}
