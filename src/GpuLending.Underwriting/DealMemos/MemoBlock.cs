namespace GpuLending.Underwriting.DealMemos;

/// <summary>One thing in a section: a paragraph, a table, a chart.</summary>
public abstract record MemoBlock;
