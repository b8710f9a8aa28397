namespace GpuLending.Engine.Depreciation;

/// <summary>A curve as the trade uses it, ready to pick.</summary>
/// <param name="Id">Key, such as "sl-6".</param>
/// <param name="Choice">The curve, with its name on screen as label.</param>
/// <param name="Source">Who uses it or where its numbers come from.</param>
/// <param name="Assumed">True when the numbers are ours.</param>
public sealed record CurvePreset(string Id, CurveChoice Choice, string Source, bool Assumed);
