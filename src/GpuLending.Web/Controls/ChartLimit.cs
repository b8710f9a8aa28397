namespace GpuLending.Web.Controls;

/// <summary>A level drawn across a chart and named, such as a covenant's.</summary>
public sealed record ChartLimit(string Name, double Value);
