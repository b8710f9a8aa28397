namespace GpuLending.Web.Controls;

/// <summary>A row; its first cell names it.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    /// <summary>Sums the rows above.</summary>
    public bool Total { get; init; }

    /// <summary>Stands out, such as the limit that binds.</summary>
    public bool Strong { get; init; }

    public static TableRow Of(params TableCell[] cells) => new(cells);
}
