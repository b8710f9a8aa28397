namespace GpuLending.Web.Controls;

/// <summary>A day on a chart with a name: a line from top to bottom.</summary>
public sealed record ChartEvent(DateOnly Date, string Name);
