namespace GpuLending.Underwriting.DealMemos;

/// <summary>A condition precedent as the memo prints it.</summary>
public sealed record MemoCondition(string Text, bool Required, string State, string? Evidence);
