using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>The parts that ship on one day and from then on are the newest.</summary>
/// <param name="AgeYears">Age of the valued GPU on that day; zero or less when they were out when it went into service.</param>
/// <param name="Parts">The parts, at least one.</param>
internal sealed record ReplacementLaunch(double AgeYears, ImmutableArray<ReplacementPart> Parts);
