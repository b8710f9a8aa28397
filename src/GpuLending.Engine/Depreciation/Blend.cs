using System.Collections.Immutable;
using System.Globalization;

namespace GpuLending.Engine.Depreciation;

/// <summary>Blend: the weighted mean of other curves. See docs/methodology/depreciation-blend.md.</summary>
public sealed class Blend : ICurveKind
{
    private const double Tolerance = 1e-9;

    /// <inheritdoc/>
    public string Id => "blend";

    /// <inheritdoc/>
    public string DisplayName => "Blend";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["weighted average", "reconciled value", "correlation of approaches"];

    /// <inheritdoc/>
    public string Formula => "sum over the curves of weight x retained fraction; equal weights when none is given";

    /// <inheritdoc/>
    public string AgeUnit => "that of its curves";

    /// <inheritdoc/>
    public string AtAgeZero => "the weighted mean of its curves";

    /// <inheritdoc/>
    public string BeyondLife => "the weighted mean of its curves";

    /// <inheritdoc/>
    public string Source => "Appraisal practice: reconciliation of value indications (USPAP standards rule 8-2). The weights are a judgement; name who made it.";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
        [new("weights", "Weight of each curve, in their order; none given: equal", "fraction", 0, 0, 1, CurveParameterShape.List)];

    /// <inheritdoc/>
    public CurveParts Parts => new(2, 8, "the curves to blend");

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context)
    {
        var weights = arguments.List("weights");
        var count = arguments.Curves.Length;
        if (weights.IsEmpty)
            weights = [.. Enumerable.Repeat(1.0 / count, count)];
        if (weights.Length != count)
            throw new ArgumentException($"A blend takes one weight a curve; it has {count} curves and {weights.Length} weights.");
        return Math.Abs(weights.Sum() - 1) <= Tolerance
            ? new Curve(arguments.Curves, weights)
            : throw new ArgumentException($"The weights of a blend sum to 1; they sum to {weights.Sum().ToString("0.############", CultureInfo.InvariantCulture)}.");
    }

    private sealed class Curve(ImmutableArray<IDepreciationCurve> parts, ImmutableArray<double> weights) : CompositeCurve(parts)
    {
        public override double RetainedFraction(double ageYears, DateOnly date)
        {
            var sum = 0.0;
            for (var i = 0; i < Parts.Length; i++)
                sum += weights[i] * Parts[i].RetainedFraction(ageYears, date);
            return Math.Min(1, sum);
        }
    }
}
