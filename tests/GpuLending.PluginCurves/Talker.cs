using System.Collections.Immutable;
using GpuLending.Engine.Depreciation;

namespace GpuLending.PluginCurves;

/// <summary>Its values are sound; what it says beside them, how long it takes and what it is like far away are not, unless its fault is 0.</summary>
public sealed class Talker : OutsideKind
{
    public override string Id => "talker";

    public override ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("fault", "Fault: 0 none, 1 to 3 no number, name or finding, 4 to 5 no or too long a remark, 6 slow, 7 class that fails, 8 rises after forty years", "kind", 0, 0, 8, CurveParameterShape.WholeNumber),
    ];

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Talk((int)arguments.Number("fault"));

    private sealed class Talk(int fault) : IDepreciationCurve
    {
        public IReadOnlyList<CurveFinding> Findings => fault switch
        {
            1 => [new("half-life", double.NaN, "years")],
            2 => [new(null!, 1, null!)],
            3 => [null!],
            _ => [new("half-life", 3.5, "years")],
        };

        public IReadOnlyList<string> Remarks => fault switch
        {
            4 => [null!],
            5 => [new string('r', 5_000_000)],
            _ => ["It talks."],
        };

        public double RetainedFraction(double ageYears, DateOnly date)
        {
            if (fault == 6)
                Thread.Sleep(300);
            if (fault == 7)
                return Failing.Level;
            return fault == 8 && ageYears > 41 ? 1 : Math.Exp(-0.2 * ageYears);
        }
    }

    private static class Failing
    {
        public static readonly double Level = double.Parse("x", System.Globalization.CultureInfo.InvariantCulture);
    }
}
