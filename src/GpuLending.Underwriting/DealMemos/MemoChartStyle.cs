namespace GpuLending.Underwriting.DealMemos;

/// <summary>How the n-th line of a chart is drawn. Dash and lightness differ from line to line, so that a grey print is still read.</summary>
/// <param name="Colour">Hexadecimal colour without the sign.</param>
/// <param name="Dash">Lengths of strokes and gaps; empty for a solid line.</param>
/// <param name="Width">Width in points.</param>
internal sealed record MemoChartStyle(string Colour, IReadOnlyList<double> Dash, double Width)
{
    private static readonly MemoChartStyle[] Styles =
    [
        new("0b3d91", [], 2.4),
        new("c2571a", [8, 3], 1.6),
        new("2e7d6b", [2, 2.5], 1.9),
        new("7a4fa3", [9, 3, 2, 3], 1.6),
        new("5f6770", [14, 4], 1.4),
        new("a3325a", [4, 2, 1, 2, 1, 2], 1.6),
    ];

    /// <summary>A threshold's thin line.</summary>
    public static MemoChartStyle Threshold { get; } = new("8a4b00", [5, 3], 1.1);

    public static MemoChartStyle Of(int series) => Styles[series % Styles.Length];
}
