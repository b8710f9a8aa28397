using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Exponential with floor: what lies above the floor decays, the floor stays. Not the larger of floor and exponential.
/// See docs/methodology/depreciation-exponential-with-floor.md.</summary>
public sealed class ExponentialWithFloor : ICurveKind
{
    /// <inheritdoc/>
    public string Id => "exponential-with-floor";

    /// <inheritdoc/>
    public string DisplayName => "Exponential with floor";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["exponential to scrap"];

    /// <inheritdoc/>
    public string Formula => "floorFraction + (1 - floorFraction) x exp(-decayPerYear x t)";

    /// <inheritdoc/>
    public string AgeUnit => "years since the in-service date";

    /// <inheritdoc/>
    public string AtAgeZero => "1";

    /// <inheritdoc/>
    public string BeyondLife => "falls for ever towards floorFraction";

    /// <inheritdoc/>
    public string Source => "Exponential decay towards a scrap value; default parameters assumed.";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("decayPerYear", "Log decay of the part above the floor", "per year", 0.3, 0, 5),
        new("floorFraction", "The value it falls towards", "fraction of original cost", 0.06, 0, 1),
    ];

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context) =>
        new Curve(arguments.Number("decayPerYear"), arguments.Number("floorFraction"));

    private sealed class Curve(double decay, double floor) : AgeCurve
    {
        protected override double AtAge(double ageYears) => floor + ((1 - floor) * Math.Exp(-decay * ageYears));
    }
}
