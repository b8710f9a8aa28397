namespace GpuLending.Web.Controls;

/// <summary>Unit of a chart's vertical axis.</summary>
public enum ChartUnit
{
    Amount,
    Multiple,
    Fraction,
}
