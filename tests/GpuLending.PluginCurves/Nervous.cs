using System.Collections.Immutable;
using GpuLending.Engine.Depreciation;

namespace GpuLending.PluginCurves;

/// <summary>Sound at its default and at nothing else: what it does later must be refused by name and must stop nobody.</summary>
public sealed class Nervous : OutsideKind
{
    public override string Id => "nervous";

    public override ImmutableArray<CurveParameter> Parameters { get; } =
        [new("fault", "Fault: 0 none, 1 no number, 2 throws, 3 throws when made, 4 no number between months, 5 rises between months", "kind", 0, 0, 5, CurveParameterShape.WholeNumber)];

    public override IDepreciationCurve Create(CurveArguments arguments, CurveContext context)
    {
        var fault = (int)arguments.Number("fault");
        if (fault == 3)
            throw new InvalidOperationException("made on the wrong day");
        return new Curve(age => fault switch
        {
            1 when age > 2 => double.NaN,
            2 when age > 2 => throw new InvalidOperationException("two years are enough"),
            4 when !IsWholeMonth(age) => double.NaN,
            5 when !IsWholeMonth(age) => Math.Exp(-0.2 * age) * (age < 1 ? 0.5 : 0.9),
            _ => Math.Exp(-0.2 * age),
        });
    }

    private static bool IsWholeMonth(double age) => Math.Abs((age * 12) - Math.Round(age * 12)) < 1e-9;
}
