using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Declining balance: each whole year takes the same fraction of what was left, down to the salvage value; straight between whole years. It does
/// not switch to straight line. See docs/methodology/depreciation-declining-balance.md.</summary>
public sealed class DecliningBalance : ICurveKind
{
    /// <inheritdoc/>
    public string Id => "declining-balance";

    /// <inheritdoc/>
    public string DisplayName => "Declining balance";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["reducing balance", "diminishing value", "double declining (rate = 2 / life)", "DDB (Excel)"];

    /// <inheritdoc/>
    public string Formula => "at whole years max(salvageFraction, (1 - ratePerYear)^t); straight between them; no switch to straight line";

    /// <inheritdoc/>
    public string AgeUnit => "years since the in-service date";

    /// <inheritdoc/>
    public string AtAgeZero => "1";

    /// <inheritdoc/>
    public string BeyondLife => "falls towards salvageFraction and stays there";

    /// <inheritdoc/>
    public string Source => "Accounting standard practice (IAS 16.62, diminishing balance method).";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("ratePerYear", "Part of the remaining value lost each year; double declining over five years is 0.4", "fraction a year", 0.4, 0, 1),
        new("salvageFraction", "The floor", "fraction of original cost", 0, 0, 1),
    ];

    /// <inheritdoc/>
    public ImmutableArray<CurveTypicalValue> TypicalValues =>
    [
        new("ratePerYear", "0.4", "double declining balance over five years, 2 / 5"),
        new("ratePerYear", "0.5", "double declining balance over four years, 2 / 4"),
    ];

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context) =>
        new Curve(arguments.Number("ratePerYear"), arguments.Number("salvageFraction"));

    private sealed class Curve(double rate, double salvage) : AgeCurve
    {
        protected override double AtAge(double ageYears)
        {
            var year = Math.Floor(ageYears);
            var atYear = AtWholeYear(year);
            return atYear + ((AtWholeYear(year + 1) - atYear) * (ageYears - year));
        }

        private double AtWholeYear(double year) => Math.Max(salvage, Math.Pow(1 - rate, year));
    }
}
