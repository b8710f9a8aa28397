namespace GpuLending.Web.Controls;

/// <summary>Observations of one sort on a chart, drawn as dots and never joined.</summary>
public sealed record ChartPoints(string Name, SeriesStyle Style, string Symbol, IReadOnlyList<ChartPoint> Items)
{
    private static readonly string[] Symbols = ["circle", "diamond", "triangle", "rect", "emptyCircle", "pin"];

    /// <summary>Mark of the n-th sort, so that sorts can be told apart in greyscale.</summary>
    public static string SymbolOf(int index) => Symbols[index % Symbols.Length];
}
