using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting.Market;

namespace GpuLending.Web.Api;

/// <summary>A computed depreciation curve.</summary>
public sealed record CurveValuesResponse
{
    /// <summary>The curve's name on screen.</summary>
    public required string Name { get; init; }

    /// <summary>One entry an age in the order asked, then one an hour of work.</summary>
    public required IReadOnlyList<CurveValue> Values { get; init; }

    /// <summary>Numbers the curve found out on the way, such as an economic life.</summary>
    public required IReadOnlyList<CurveFinding> Findings { get; init; }

    /// <summary>What a reader must know about how the curve was made, in sentences.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Day on which age is zero.</summary>
    public required DateOnly InServiceDate { get; init; }

    /// <summary>Outside assemblies it was computed by, with the hash of their code; empty when the curve is the engine's own.</summary>
    public required IReadOnlyList<CurveAssembly> Assemblies { get; init; }

    /// <summary>The market it was computed on.</summary>
    public required SnapshotReference Snapshot { get; init; }
}
