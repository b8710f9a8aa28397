namespace GpuLending.Underwriting.DealMemos;

/// <summary>A row of a table.</summary>
/// <param name="Cells">One cell a column.</param>
/// <param name="Emphasis">True for totals and for the row that decides.</param>
public sealed record MemoRow(IReadOnlyList<MemoFigure> Cells, bool Emphasis = false)
{
    /// <summary>Whether it names the rows beneath it and has nothing in its other columns.</summary>
    public bool IsTitle => Emphasis && Cells.Count > 1 && Cells.Skip(1).All(cell => cell.Text.Length == 0);
}
