namespace GpuLending.Underwriting.DealMemos;

/// <summary>A paragraph.</summary>
public sealed record MemoParagraph(string Text, MemoTone Tone = MemoTone.Body) : MemoBlock;
