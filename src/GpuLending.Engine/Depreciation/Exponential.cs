using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Exponential: the same fraction is lost in every equal span of time, for ever. See docs/methodology/depreciation-exponential.md.</summary>
public sealed class Exponential : ICurveKind
{
    /// <inheritdoc/>
    public string Id => "exponential";

    /// <inheritdoc/>
    public string DisplayName => "Exponential";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["constant rate of decline", "geometric"];

    /// <inheritdoc/>
    public string Formula => "exp(-decayPerYear x t); half-life = ln 2 / decayPerYear; yearly loss = 1 - exp(-decayPerYear)";

    /// <inheritdoc/>
    public string AgeUnit => "years since the in-service date";

    /// <inheritdoc/>
    public string AtAgeZero => "1";

    /// <inheritdoc/>
    public string BeyondLife => "falls for ever towards zero";

    /// <inheritdoc/>
    public string Source => "Hulten and Wykoff (1981), geometric economic depreciation; the default halves in three years, as an H100 server did "
        + "(300,000 US dollars in 2023, 150,000 in 2026).";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("decayPerYear", "Log decay: ln 2 / half-life; a loss of p a year is -ln(1 - p)", "per year", Math.Log(2) / 3, 0, 5),
    ];

    /// <inheritdoc/>
    public ImmutableArray<CurveTypicalValue> TypicalValues =>
    [
        new("decayPerYear", "0.2310", "one H100 server: 300,000 US dollars in 2023, 150,000 in 2026, a half-life of three years"),
        new("decayPerYear", "0.2485", "H100 cloud rent to October 2025: a fall of 22 % a year"),
    ];

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(arguments.Number("decayPerYear"));

    private sealed class Curve(double decay) : AgeCurve
    {
        public override IReadOnlyList<CurveFinding> Findings { get; } = decay > 0 ? [new("half-life", Math.Log(2) / decay, "years")] : [];

        protected override double AtAge(double ageYears) => Math.Exp(-decay * ageYears);
    }
}
