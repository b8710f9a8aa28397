using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Lower of: at every age the least of several curves. See docs/methodology/depreciation-lower-of.md.</summary>
public sealed class LowerOf : ICurveKind
{
    /// <inheritdoc/>
    public string Id => "lower-of";

    /// <inheritdoc/>
    public string DisplayName => "Lower of";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["lower of cost and market", "minimum of curves"];

    /// <inheritdoc/>
    public string Formula => "at every age the least retained fraction of its curves";

    /// <inheritdoc/>
    public string AgeUnit => "that of its curves";

    /// <inheritdoc/>
    public string AtAgeZero => "the least of its curves";

    /// <inheritdoc/>
    public string BeyondLife => "the least of its curves";

    /// <inheritdoc/>
    public string Source => "Prudence in accounting (lower of cost and market, IAS 36 in spirit) and in lending agreements that take the lower of two tests.";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters => [];

    /// <inheritdoc/>
    public CurveParts Parts => new(2, 8, "the curves to take the least of");

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(arguments.Curves);

    private sealed class Curve(ImmutableArray<IDepreciationCurve> parts) : CompositeCurve(parts)
    {
        public override double RetainedFraction(double ageYears, DateOnly date)
        {
            var least = 1.0;
            foreach (var part in Parts)
                least = Math.Min(least, part.RetainedFraction(ageYears, date));
            return least;
        }
    }
}
