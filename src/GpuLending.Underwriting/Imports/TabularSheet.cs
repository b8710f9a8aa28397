namespace GpuLending.Underwriting.Imports;

/// <summary>One sheet as it stands: every row that holds something, none of them taken for headings yet.</summary>
/// <param name="Name">The sheet's name; empty for a text file.</param>
/// <param name="Rows">Rows with at least one cell filled, in the file's order.</param>
/// <param name="Merges">Cells that were merged into one.</param>
/// <param name="HiddenRows">How many of the rows a reader of the sheet does not see.</param>
public sealed record TabularSheet(string Name, IReadOnlyList<TabularRow> Rows, IReadOnlyList<TabularMerge> Merges, int HiddenRows)
{
    /// <summary>Columns that a reader of the sheet does not see, counted from 0.</summary>
    public IReadOnlyList<int> HiddenColumns { get; init; } = [];
}
