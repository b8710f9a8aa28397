using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>A curve made of curves: it passes on what its parts have to say.</summary>
internal abstract class CompositeCurve(ImmutableArray<IDepreciationCurve> parts) : IDepreciationCurve
{
    public IReadOnlyList<string> Remarks { get; } = [.. parts.SelectMany(part => part.Remarks).Distinct()];

    public IReadOnlyList<CurveFinding> Findings { get; } = [.. parts.SelectMany(part => part.Findings)];

    protected ImmutableArray<IDepreciationCurve> Parts { get; } = parts;

    public abstract double RetainedFraction(double ageYears, DateOnly date);
}
