using GpuLending.Underwriting.PlugIns;

namespace GpuLending.Web.Api;

/// <summary>The catalogue of depreciation curves.</summary>
public sealed record CurveList
{
    /// <summary>Every kind a document may name: the engine's own, then those of plug-ins.</summary>
    public required IReadOnlyList<CurveDescription> Kinds { get; init; }

    /// <summary>What lies in the plug-in folder and is not in the catalogue, each with the reason.</summary>
    public required IReadOnlyList<RefusedPlugIn> Refused { get; init; }

    /// <summary>The GPU for which the values of every kind are computed.</summary>
    public required CurveExample Example { get; init; }
}
