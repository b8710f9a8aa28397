using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Logistic: value holds while a generation leads, falls round a midpoint, and fades. Normalised so that a new GPU is worth its whole cost.
/// See docs/methodology/depreciation-logistic.md.</summary>
public sealed class Logistic : ICurveKind
{
    /// <inheritdoc/>
    public string Id => "logistic";

    /// <inheritdoc/>
    public string DisplayName => "Logistic";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["S-curve", "technology substitution", "Fisher-Pry"];

    /// <inheritdoc/>
    public string Formula => "(1 + exp(-steepnessPerYear x midpointYears)) / (1 + exp(steepnessPerYear x (t - midpointYears)))";

    /// <inheritdoc/>
    public string AgeUnit => "years since the in-service date";

    /// <inheritdoc/>
    public string AtAgeZero => "1";

    /// <inheritdoc/>
    public string BeyondLife => "falls for ever towards zero, in the end by steepnessPerYear a year";

    /// <inheritdoc/>
    public string Source => "Fisher and Pry (1971), A simple substitution model of technological change; normalised at age zero here. Both defaults are assumed.";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("steepnessPerYear", "Steepness round the midpoint", "per year", 0.93, 0, 20),
        new("midpointYears", "Age of the fastest fall", "years", 4, 0, 40),
    ];

    /// <inheritdoc/>
    public ImmutableArray<CurveTypicalValue> TypicalValues =>
    [
        new("steepnessPerYear", "0.93", "chosen so that 14 % is left after six years and 2.4 % after eight", true),
        new("midpointYears", "4", "about two generations of two years: resale holds for some three years and then halves within one", true),
    ];

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context) =>
        new Curve(arguments.Number("steepnessPerYear"), arguments.Number("midpointYears"));

    private sealed class Curve(double steepness, double midpoint) : AgeCurve
    {
        private readonly double _atZero = 1 + Math.Exp(-steepness * midpoint);

        protected override double AtAge(double ageYears) => Math.Min(1, _atZero / (1 + Math.Exp(steepness * (ageYears - midpoint))));
    }
}
