namespace GpuLending.Underwriting.DealMemos;

/// <summary>A named figure.</summary>
public sealed record MemoFact(string Label, MemoFigure Value);
