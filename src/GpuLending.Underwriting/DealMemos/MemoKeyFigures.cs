namespace GpuLending.Underwriting.DealMemos;

/// <summary>The figures a decision hangs on, side by side.</summary>
public sealed record MemoKeyFigures(IReadOnlyList<MemoKeyFigure> Figures) : MemoBlock;
