namespace GpuLending.Underwriting.DealMemos;

/// <summary>A table. Its head is repeated on every page it runs over.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Rows">Rows; none reads "none".</param>
/// <param name="Note">Small print under it; empty when there is none.</param>
public sealed record MemoTable(string Caption, IReadOnlyList<MemoColumn> Columns, IReadOnlyList<MemoRow> Rows, string Note = "") : MemoBlock
{
    /// <summary>Tables with at least this many columns are set smaller.</summary>
    private const int ManyColumns = 8;

    /// <summary>Set smaller whatever its columns: a list to look things up in.</summary>
    public bool Small { get; init; }

    /// <summary>Whether it is set smaller.</summary>
    public bool IsDense => Small || Columns.Count >= ManyColumns;
}
