using System.Collections.Immutable;
using GpuLending.Engine.Depreciation;

namespace GpuLending.PluginCurves;

/// <summary>The mean of two to four other curves, less a margin; says where they disagree.</summary>
public sealed class CautiousMean : ICurveKind
{
    public string Id => "acme-cautious-mean";

    public string DisplayName => "Cautious mean";

    public ImmutableArray<string> AlsoKnownAs => [];

    public string Formula => "(1 - margin) x the mean of its curves";

    public string AgeUnit => "that of its curves";

    public string AtAgeZero => "1 - margin";

    public string BeyondLife => "that of its curves";

    public string Source => "Acme's credit committee, minutes of May 2026.";

    public ImmutableArray<CurveParameter> Parameters { get; } = [new("margin", "Margin for error", "fraction of value", 0.1, 0, 0.9)];

    // At least two curves and at most four; the form gets a part for each.
    public CurveParts Parts => new(2, 4, "the curves to take the mean of");

    // Parameter, value as a document would say it, source, and whether nobody published it.
    public ImmutableArray<CurveTypicalValue> TypicalValues => [new("margin", "0.1", "Acme's practice", true)];

    // A sentence here keeps the kind from marking collateral; it can still be compared.
    public string? WhyNoMark => null;

    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context)
    {
        var margin = arguments.Number("margin");
        if (margin > 0.5 && context.Model is null)
            throw arguments.Refuse("margin", $"A margin of {margin} takes a GPU model.");
        return new Curve(arguments.Curves, margin);
    }

    private sealed class Curve(ImmutableArray<IDepreciationCurve> parts, double margin) : IDepreciationCurve
    {
        private readonly double _apart =
            parts.Max(part => part.RetainedFraction(3, default)) - parts.Min(part => part.RetainedFraction(3, default));

        // What the parts remark goes on to the reader.
        public IReadOnlyList<string> Remarks =>
        [
            .. parts.SelectMany(part => part.Remarks).Distinct(),
            .. _apart > 0.2 ? new[] { "The curves disagree by more than a fifth of cost at three years." } : [],
        ];

        // Name, value, unit.
        public IReadOnlyList<CurveFinding> Findings => [new("spread at three years", _apart, "fraction of cost")];

        public double RetainedFraction(double ageYears, DateOnly date) =>
            (1 - margin) * parts.Average(part => part.RetainedFraction(ageYears, date));
    }
}
