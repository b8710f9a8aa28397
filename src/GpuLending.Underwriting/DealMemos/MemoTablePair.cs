namespace GpuLending.Underwriting.DealMemos;

/// <summary>Two narrow tables that are read against each other: side by side where the page is wide enough.</summary>
public sealed record MemoTablePair(MemoTable Left, MemoTable Right) : MemoBlock;
