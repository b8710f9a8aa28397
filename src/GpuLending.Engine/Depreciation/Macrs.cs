using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>United States tax depreciation of five-year property (computers), by the published tables. A tax basis and no value: it may be drawn beside a mark
/// and never be one. See docs/methodology/depreciation-macrs.md.</summary>
public sealed class Macrs : ICurveKind
{
    private static readonly ImmutableDictionary<string, ImmutableArray<double>> Tables = new Dictionary<string, ImmutableArray<double>>
    {
        ["half-year"] = [0.2000, 0.3200, 0.1920, 0.1152, 0.1152, 0.0576],
        ["mid-quarter-q1"] = [0.3500, 0.2600, 0.1560, 0.1101, 0.1101, 0.0138],
        ["mid-quarter-q2"] = [0.2500, 0.3000, 0.1800, 0.1137, 0.1137, 0.0426],
        ["mid-quarter-q3"] = [0.1500, 0.3400, 0.2040, 0.1224, 0.1130, 0.0706],
        ["mid-quarter-q4"] = [0.0500, 0.3800, 0.2280, 0.1368, 0.1094, 0.0958],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Id => "macrs";

    /// <inheritdoc/>
    public string DisplayName => "MACRS, five years (tax view)";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["modified accelerated cost recovery system", "GDS 200 % declining balance", "tax depreciation"];

    /// <inheritdoc/>
    public string Formula => "at the end of tax year n: 1 - the first n published percentages; straight between them; salvage is ignored";

    /// <inheritdoc/>
    public string AgeUnit => "tax years, the first being the one in which the GPUs are placed in service";

    /// <inheritdoc/>
    public string AtAgeZero => "1";

    /// <inheritdoc/>
    public string BeyondLife => "0 from the end of the sixth tax year";

    /// <inheritdoc/>
    public string Source => "IRS Publication 946, How To Depreciate Property, Appendix A, tables A-1 to A-5, five-year property, percentages as published (rounded to 0.01 %).";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        CurveParameter.OneOf(
            "convention", "Convention: mid-quarter, by the quarter of service, when more than 40 % of the year's purchases fall into its last quarter",
            "half-year", "mid-quarter-q1", "mid-quarter-q2", "mid-quarter-q3", "mid-quarter-q4"),
    ];

    /// <inheritdoc/>
    public ImmutableArray<CurveTypicalValue> TypicalValues =>
    [
        new("convention", "half-year", "IRS Publication 946, table A-1: 20, 32, 19.2, 11.52, 11.52 and 5.76 %"),
        new("convention", "mid-quarter-q4", "IRS Publication 946, table A-5: 5, 38, 22.8, 13.68, 10.94 and 9.58 %"),
    ];

    /// <inheritdoc/>
    public string WhyNoMark => "it is the basis for tax, not a value. Compare it with the mark, and mark on another curve.";

    /// <summary>The published fractions of cost by tax year, the first being the year of service.</summary>
    internal static ImmutableArray<double> Table(string convention) => Tables[convention];

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(Tables[arguments.Option("convention")]);

    private sealed class Curve : AgeCurve
    {
        private readonly double[] _left;

        public Curve(ImmutableArray<double> percentages)
        {
            // In ten-thousandths, so that the published percentages leave exactly nothing.
            _left = new double[percentages.Length + 1];
            var left = 10_000.0;
            _left[0] = 1;
            for (var year = 0; year < percentages.Length; year++)
            {
                left -= Math.Round(percentages[year] * 10_000);
                _left[year + 1] = left / 10_000;
            }
        }

        protected override double AtAge(double ageYears)
        {
            if (ageYears >= _left.Length - 1)
                return 0;
            var year = (int)ageYears;
            return _left[year] + ((_left[year + 1] - _left[year]) * (ageYears - year));
        }
    }
}
