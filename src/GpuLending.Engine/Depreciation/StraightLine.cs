using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Straight line: equal loss every year of life, then the salvage value. The debt test of the market's delayed-draw loans (six years, no
/// salvage). See docs/methodology/depreciation-straight-line.md.</summary>
public sealed class StraightLine : ICurveKind
{
    /// <inheritdoc/>
    public string Id => "straight-line";

    /// <inheritdoc/>
    public string DisplayName => "Straight line";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["SL", "linear", "SLN (Excel)"];

    /// <inheritdoc/>
    public string Formula => "1 - (1 - salvageFraction) x min(t / lifeYears, 1)";

    /// <inheritdoc/>
    public string AgeUnit => "years since the in-service date";

    /// <inheritdoc/>
    public string AtAgeZero => "1";

    /// <inheritdoc/>
    public string BeyondLife => "salvageFraction";

    /// <inheritdoc/>
    public string Source => "Accounting standard practice (ASC 360, IAS 16.62); the debt test of the CoreWeave DDTL 5.0 credit agreement "
        + "(\"GPU Depreciated Amount\", straight line over six years on cost).";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("lifeYears", "Useful life", "years", 6, 0.25, 40),
        new("salvageFraction", "What is left at the end of life", "fraction of original cost", 0, 0, 1),
    ];

    /// <inheritdoc/>
    public ImmutableArray<CurveTypicalValue> TypicalValues =>
    [
        new("lifeYears", "6", "CoreWeave, Alphabet, Microsoft and Oracle; the debt test of CoreWeave's DDTL 2.0 and 5.0 credit agreements"),
        new("lifeYears", "5.5", "Meta's accounting life from 2025"),
        new("lifeYears", "5", "Lambda's accounting life; Amazon's for part of its servers from 1 January 2025"),
        new("lifeYears", "4", "Nebius's accounting life"),
        new("lifeYears", "3", "Bit Digital's accounting life; the short end of Moody's three to five years (February 2026)"),
    ];

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context) =>
        new Curve(arguments.Number("lifeYears"), arguments.Number("salvageFraction"));

    private sealed class Curve(double life, double salvage) : AgeCurve
    {
        protected override double AtAge(double ageYears) => 1 - ((1 - salvage) * Math.Min(ageYears / life, 1));
    }
}
