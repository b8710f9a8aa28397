namespace GpuLending.Underwriting.DealMemos;

/// <summary>A field or figure that differs from the revision before.</summary>
public sealed record MemoChange(string Field, string? From, string? To);
