namespace GpuLending.Underwriting.DealMemos;

/// <summary>A heading inside a section.</summary>
public sealed record MemoHeading(string Text) : MemoBlock;
