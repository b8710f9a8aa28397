namespace GpuLending.Underwriting.DealMemos;

/// <summary>A day worth a mark on a chart.</summary>
public sealed record MemoMilestone(string Name, DateOnly Date);
