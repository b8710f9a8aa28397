using GpuLending.Engine;
using GpuLending.Engine.Calibration;

namespace GpuLending.Underwriting.Market;

/// <summary>The figures of a calibration, what they were computed from and what underwriting makes of them.</summary>
/// <param name="Figures">Fit, errors, breakpoint, forms and verdict.</param>
/// <param name="Points">The prices that were fitted, in the order of the fit, before the window was applied.</param>
/// <param name="Series">The series of the snapshot; null where the prices were sent.</param>
/// <param name="Policy">The thresholds and the default it was judged by.</param>
/// <param name="Snapshot">The market it was taken from.</param>
public sealed record CalibrationAnswer(
    CalibratedSeries Figures, IReadOnlyList<PricePoint> Points, MarketSeries? Series, CalibrationPolicy Policy, MarketSnapshot Snapshot);
