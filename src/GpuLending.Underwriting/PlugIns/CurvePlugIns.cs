using System.Collections.Immutable;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Underwriting.PlugIns;

/// <summary>What the plug-in folder gave at the start: the catalogue with its kinds, and what was refused.</summary>
public sealed record CurvePlugIns
{
    /// <summary>No folder, no plug-ins: the engine's own kinds.</summary>
    public static CurvePlugIns None { get; } = new() { Folder = null, Catalogue = CurveCatalogue.Standard };

    /// <summary>Where was looked; null when nowhere.</summary>
    public required string? Folder { get; init; }

    /// <summary>The engine's kinds and the plug-ins'.</summary>
    public required CurveCatalogue Catalogue { get; init; }

    public ImmutableArray<LoadedPlugIn> Loaded { get; init; } = [];

    public ImmutableArray<RefusedPlugIn> Refused { get; init; } = [];
}
