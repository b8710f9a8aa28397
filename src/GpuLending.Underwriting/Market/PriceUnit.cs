namespace GpuLending.Underwriting.Market;

/// <summary>What a price in a file is the price of.</summary>
public enum PriceUnit
{
    /// <summary>One GPU for one hour.</summary>
    GpuHour,

    /// <summary>A machine with all its GPUs for one hour.</summary>
    NodeHour,

    /// <summary>One GPU for one month of 730 hours.</summary>
    GpuMonth,

    /// <summary>A machine with all its GPUs for one month of 730 hours.</summary>
    NodeMonth,

    /// <summary>One GPU, bought.</summary>
    Gpu,

    /// <summary>A machine with all its GPUs, bought.</summary>
    Node,
}
