using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Depreciation;

/// <summary>A newer part that does the valued GPU's work.</summary>
/// <param name="Model">The part.</param>
/// <param name="Price">Its price, US dollars.</param>
/// <param name="Work">Work of the valued GPU over its own.</param>
internal sealed record ReplacementPart(GpuModel Model, double Price, WorkRatio Work);
