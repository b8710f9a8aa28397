using System.Collections.Immutable;
using GpuLending.Engine.Depreciation;

namespace GpuLending.PluginCurves;

/// <summary>What the kinds of this assembly have in common, so that each shows only what is peculiar to it.</summary>
public abstract class OutsideKind : ICurveKind
{
    public abstract string Id { get; }

    public virtual string DisplayName => $"Outside: {Id}";

    public ImmutableArray<string> AlsoKnownAs => [];

    public virtual string Formula => "told by its test";

    public string AgeUnit => "years since the in-service date";

    public string AtAgeZero => "1";

    public virtual string BeyondLife => "as at the end of life";

    public virtual string Source => "a test";

    public virtual ImmutableArray<CurveParameter> Parameters => [];

    public abstract IDepreciationCurve Create(CurveArguments arguments, CurveContext context);

    protected sealed class Curve(Func<double, double> left) : AgeCurve
    {
        protected override double AtAge(double ageYears) => left(ageYears);
    }
}
