namespace GpuLending.Web.Controls;

/// <summary>One observation on a chart: where it stands, what it says, and where it is from.</summary>
public sealed record ChartPoint(DateOnly Date, double Value, string Words)
{
    /// <summary>Place on a number axis, such as an age in years; not used on a date axis.</summary>
    public double At { get; init; }
}
