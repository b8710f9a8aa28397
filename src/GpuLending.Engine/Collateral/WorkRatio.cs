namespace GpuLending.Engine.Collateral;

/// <summary>How much of a newer model's work an older one does, on the measure that the workload is short of: compute per dollar doubles in two to three years
/// and memory per dollar in eight, so one measure for both would be wrong. See docs/methodology/depreciation-replacement-parity.md.</summary>
/// <param name="Ratio">Work of the older model over work of the newer, above zero.</param>
/// <param name="Measure">The measure, such as "dense FP16".</param>
public sealed record WorkRatio(double Ratio, string Measure)
{
    /// <summary>The older model's rate on the measure: teraflops, or gigabytes a second for memory bandwidth.</summary>
    public double Older { get; init; }

    /// <summary>The newer model's rate on the measure, in the same unit.</summary>
    public double Newer { get; init; }

    /// <summary>Compares two models.</summary>
    /// <param name="older">The model that is valued.</param>
    /// <param name="newer">The model that would replace it.</param>
    /// <param name="workload">What they are used for. Training: dense FP16. Inference: the smaller of the ratios of dense FP8 and of memory bandwidth; a
    /// model without FP8 runs it at its FP16 rate.</param>
    /// <returns>The ratio and its measure; null when the catalogue lacks a figure it takes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enumeration.</exception>
    public static WorkRatio? Of(GpuModel older, GpuModel newer, Workload workload)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        if (!Enum.IsDefined(workload))
            throw new ArgumentOutOfRangeException(nameof(workload), workload, "Unknown workload.");
        return workload switch
        {
            Workload.Training => On("dense FP16", older.DenseFp16Teraflops, newer.DenseFp16Teraflops),
            Workload.Inference => Smaller(
                On("dense FP8", older.DenseFp8Teraflops ?? older.DenseFp16Teraflops, newer.DenseFp8Teraflops ?? newer.DenseFp16Teraflops),
                On("memory bandwidth", older.MemoryBandwidthGigabytesPerSecond, newer.MemoryBandwidthGigabytesPerSecond)),
        };
    }

    private static WorkRatio? On(string measure, double? older, double? newer) =>
        older is > 0 && newer is > 0 ? new WorkRatio(older.Value / newer.Value, measure) { Older = older.Value, Newer = newer.Value } : null;

    private static WorkRatio? Smaller(WorkRatio? left, WorkRatio? right) =>
        left is null || right is null ? null : left.Ratio <= right.Ratio ? left : right;
}
