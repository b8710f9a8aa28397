using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Sum of the years' digits: the loss of each year is proportional to the years of life still to come; straight between whole years.
/// See docs/methodology/depreciation-sum-of-years-digits.md.</summary>
public sealed class SumOfYearsDigits : ICurveKind
{
    /// <inheritdoc/>
    public string Id => "sum-of-years-digits";

    /// <inheritdoc/>
    public string DisplayName => "Sum of the years' digits";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["SYD", "SYD (Excel)"];

    /// <inheritdoc/>
    public string Formula =>
        "at whole years V(t) = V(t-1) - (1 - salvageFraction) x (n + 1 - t) / (n x (n + 1) / 2), n = lifeYears; straight between them";

    /// <inheritdoc/>
    public string AgeUnit => "years since the in-service date";

    /// <inheritdoc/>
    public string AtAgeZero => "1";

    /// <inheritdoc/>
    public string BeyondLife => "salvageFraction";

    /// <inheritdoc/>
    public string Source => "Accounting standard practice; Excel's SYD.";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("lifeYears", "Useful life in whole years", "years", 5, 1, 40, CurveParameterShape.WholeNumber),
        new("salvageFraction", "What is left at the end of life", "fraction of original cost", 0, 0, 1),
    ];

    /// <inheritdoc/>
    public ImmutableArray<CurveTypicalValue> TypicalValues =>
    [
        new("lifeYears", "5", "the usual life of computers in accounts and in tax"),
    ];

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context) =>
        new Curve(arguments.Number("lifeYears"), arguments.Number("salvageFraction"));

    private sealed class Curve(double life, double salvage) : AgeCurve
    {
        protected override double AtAge(double ageYears)
        {
            if (ageYears >= life)
                return salvage;
            var year = Math.Floor(ageYears);
            var atYear = AtWholeYear(year);
            return atYear + ((AtWholeYear(year + 1) - atYear) * (ageYears - year));
        }

        // The digits of the years still to come over all digits: both sums in closed form.
        private double AtWholeYear(double year) => salvage + ((1 - salvage) * (life - year) * (life - year + 1) / (life * (life + 1)));
    }
}
