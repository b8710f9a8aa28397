namespace GpuLending.Engine.Waterfalls;

/// <summary>One trigger over the payments; [0] is closing, where nothing is struck.</summary>
/// <param name="TriggerId">Key of the trigger.</param>
/// <param name="Name">Name.</param>
/// <param name="Measure">What it measures.</param>
/// <param name="Threshold">Threshold.</param>
/// <param name="Numerator">Upper side of the ratio; 0 for an event.</param>
/// <param name="Denominator">Lower side; 0 for an event.</param>
/// <param name="On">Whether it is on after the date's test.</param>
public sealed record WaterfallTriggerPath(
    string TriggerId,
    string Name,
    TriggerMeasure Measure,
    double Threshold,
    IReadOnlyList<double> Numerator,
    IReadOnlyList<double> Denominator,
    IReadOnlyList<bool> On);
