namespace GpuLending.Underwriting.DealMemos;

/// <summary>A row of a table.</summary>
/// <param name="Cells">One cell a column.</param>
/// <param name="Emphasis">True for totals and for the row that decides.</param>
public sealed record MemoRow(IReadOnlyList<MemoFigure> Cells, bool Emphasis = false);
