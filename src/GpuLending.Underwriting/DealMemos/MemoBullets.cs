namespace GpuLending.Underwriting.DealMemos;

/// <summary>A list.</summary>
public sealed record MemoBullets(IReadOnlyList<string> Items) : MemoBlock;
