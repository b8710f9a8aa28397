namespace GpuLending.Underwriting.Imports;

/// <summary>One row below the header. Cells the row does not have are empty.</summary>
/// <param name="Number">The row as the reader sees it: the line of a text file or the row of a sheet, counted from 1.</param>
/// <param name="Cells">As many as the row has.</param>
public sealed record TabularRow(int Number, IReadOnlyList<TabularCell> Cells)
{
    public TabularCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : default;
}
