namespace GpuLending.Web.Controls;

/// <summary>One series of a chart: a value for each date of the chart, null where there is none.</summary>
public sealed record ChartSeries(string Name, SeriesStyle Style, IReadOnlyList<double?> Values)
{
    /// <summary>Bars that stand on each other instead of a line.</summary>
    public bool Stacked { get; init; }

    /// <summary>Lower edge of a band whose upper edge is the values; empty for a line.</summary>
    public IReadOnlyList<double?> Low { get; init; } = [];

    /// <summary>Points of the line that are marked and named, by index.</summary>
    public IReadOnlyDictionary<int, string> Marks { get; init; } = new Dictionary<int, string>();

    /// <summary>Key of each point's working, for the table twin; empty when the points have none.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];
}
