namespace GpuLending.Underwriting.DealMemos;

/// <summary>How a paragraph speaks.</summary>
public enum MemoTone
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>The sentence to read if only one is read.</summary>
    Lead,

    /// <summary>Small print: sources, definitions.</summary>
    Note,

    /// <summary>Something the reader must not miss. Marked by a word and a rule, not by colour alone.</summary>
    Warning,
}
