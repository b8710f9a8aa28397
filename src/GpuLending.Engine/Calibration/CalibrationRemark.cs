namespace GpuLending.Engine.Calibration;

/// <summary>A reason or a warning about a fit.</summary>
/// <param name="Code">Stable name: "no-fit", "too-few-observations", "no-information", "appreciation", "low-r-squared", "interval-spans-zero", "interval-undefined";
/// "breakpoint", "autocorrelation", "few-providers", "thin", "mixed-segments".</param>
/// <param name="Message">The figure and what it is held against, in words.</param>
public sealed record CalibrationRemark(string Code, string Message)
{
    /// <summary>What whoever may choose the errors can do about it; null when there is nothing.</summary>
    public string? Advice { get; init; }
}
