namespace GpuLending.Web.Controls;

/// <summary>Unit of a chart's vertical axis.</summary>
public enum ChartUnit
{
    Amount,
    Multiple,
    Fraction,

    /// <summary>A price as it is quoted: a GPU, a GPU hour.</summary>
    Price,

    /// <summary>A number of things.</summary>
    Count,
}
