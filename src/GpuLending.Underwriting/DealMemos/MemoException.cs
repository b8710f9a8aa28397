namespace GpuLending.Underwriting.DealMemos;

/// <summary>A policy exception as the memo prints it.</summary>
public sealed record MemoException(string Title, string Limit, string Actual, string? Mitigant, DateOnly? Expiry);
