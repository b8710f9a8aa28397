namespace GpuLending.Underwriting.DealMemos;

/// <summary>Who did what to the revision, and when.</summary>
public sealed record MemoSignature(string Name, string Act, DateTimeOffset At, string? Reason);
