using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Units of production: value is used up by hours of work, not by the calendar. See docs/methodology/depreciation-units-of-production.md.</summary>
public sealed class UnitsOfProduction : ICurveKind
{
    private const double HoursPerYear = 8_760;

    /// <inheritdoc/>
    public string Id => "units-of-production";

    /// <inheritdoc/>
    public string DisplayName => "Units of production";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["hours of use", "activity method", "units of activity"];

    /// <inheritdoc/>
    public string Formula => "1 - (1 - salvageFraction) x min(hours / lifetimeHours, 1); hours = t x 8,760 x utilisation";

    /// <inheritdoc/>
    public string AgeUnit => "hours of work since the in-service date, or years turned into hours by the utilisation";

    /// <inheritdoc/>
    public string AtAgeZero => "1";

    /// <inheritdoc/>
    public string BeyondLife => "salvageFraction";

    /// <inheritdoc/>
    public string Source => "Accounting standard practice (IAS 16.62, units of production method). Lifetime hours and utilisation are assumed.";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("lifetimeHours", "Hours of work in a lifetime", "hours", 43_800, 1, 1_000_000),
        new("salvageFraction", "What is left at the end of life", "fraction of original cost", 0, 0, 1),
        new("utilisation", "Part of the hours in which the GPUs work", "fraction", 0.75, 0.01, 1),
    ];

    /// <inheritdoc/>
    public ImmutableArray<CurveTypicalValue> TypicalValues =>
    [
        new("lifetimeHours", "43800", "five years of 8,760 hours", true),
        new("utilisation", "0.75", "the utilisation a rental business plans with", true),
    ];

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context) =>
        new Curve(arguments.Number("lifetimeHours"), arguments.Number("salvageFraction"), arguments.Number("utilisation"));

    private sealed class Curve(double lifetime, double salvage, double utilisation) : AgeCurve
    {
        public override IReadOnlyList<CurveFinding> Findings { get; } = [new("life at this utilisation", lifetime / (HoursPerYear * utilisation), "years")];

        public override double? RetainedFractionAtHours(double hoursUsed) => AtHours(Math.Max(0, hoursUsed));

        protected override double AtAge(double ageYears) => AtHours(ageYears * HoursPerYear * utilisation);

        private double AtHours(double hours) => 1 - ((1 - salvage) * Math.Min(hours / lifetime, 1));
    }
}
