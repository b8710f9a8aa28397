using GpuLending.Engine;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Underwriting.Market;

/// <summary>A computed curve.</summary>
/// <param name="Name">The curve's name on screen.</param>
/// <param name="Values">One entry an age in the order asked, then one an hour.</param>
/// <param name="Findings">Numbers the curve found out on the way.</param>
/// <param name="Remarks">What a reader must know about how it was made.</param>
/// <param name="InServiceDate">Day on which age is zero.</param>
/// <param name="Assemblies">Outside assemblies it was computed by.</param>
/// <param name="Snapshot">The market it was computed on.</param>
public sealed record CurveValues(
    string Name,
    IReadOnlyList<CurveValue> Values,
    IReadOnlyList<CurveFinding> Findings,
    IReadOnlyList<string> Remarks,
    DateOnly InServiceDate,
    IReadOnlyList<CurveAssembly> Assemblies,
    MarketSnapshot Snapshot);
