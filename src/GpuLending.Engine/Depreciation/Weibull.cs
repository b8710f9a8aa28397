using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Weibull: slow at first, then fast, then slow, as with things that wear out or are overtaken. See docs/methodology/depreciation-weibull.md.</summary>
public sealed class Weibull : ICurveKind
{
    /// <inheritdoc/>
    public string Id => "weibull";

    /// <inheritdoc/>
    public string DisplayName => "Weibull";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["Weibull survival", "stretched exponential"];

    /// <inheritdoc/>
    public string Formula => "exp(-(t / scaleYears)^shape)";

    /// <inheritdoc/>
    public string AgeUnit => "years since the in-service date";

    /// <inheritdoc/>
    public string AtAgeZero => "1";

    /// <inheritdoc/>
    public string BeyondLife => "falls for ever towards zero; exp(-1) = 36.8 % is left at scaleYears";

    /// <inheritdoc/>
    public string Source => "Weibull (1951), A statistical distribution function of wide applicability; used for retirement and value curves (Iowa curves' modern form). "
        + "Both defaults are assumed.";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("scaleYears", "Characteristic life: the age at which 36.8 % is left", "years", 5.14, 0.1, 100),
        new("shape", "Shape: above 1 holds first and falls later, 1 is exponential", "number", 1.69, 0.1, 20),
    ];

    /// <inheritdoc/>
    public ImmutableArray<CurveTypicalValue> TypicalValues =>
    [
        new("scaleYears", "5.14", "chosen so that a little over half is left after four years", true),
        new("shape", "1.69", "chosen so that value holds through the first years and is 12 % after eight", true),
    ];

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(arguments.Number("scaleYears"), arguments.Number("shape"));

    private sealed class Curve(double scale, double shape) : AgeCurve
    {
        public override IReadOnlyList<CurveFinding> Findings { get; } = [new("half-life", scale * Math.Pow(Math.Log(2), 1 / shape), "years")];

        protected override double AtAge(double ageYears) => Math.Exp(-Math.Pow(ageYears / scale, shape));
    }
}
