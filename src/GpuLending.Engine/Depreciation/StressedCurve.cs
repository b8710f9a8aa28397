using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Stress: another curve, lower, older or with its successors earlier. See docs/methodology/depreciation-stress.md.</summary>
public sealed class StressedCurve : ICurveKind
{
    /// <inheritdoc/>
    public string Id => "stress";

    /// <inheritdoc/>
    public string DisplayName => "Stress";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["stressed curve", "haircut curve", "accelerated ageing"];

    /// <inheritdoc/>
    public string Formula => "valueFactor x the curve at t x ageFactor, with every launch of a successor launchesEarlierYears sooner";

    /// <inheritdoc/>
    public string AgeUnit => "that of its curve";

    /// <inheritdoc/>
    public string AtAgeZero => "valueFactor x the curve's value at age zero, after every step that the earlier launches bring to it";

    /// <inheritdoc/>
    public string BeyondLife => "valueFactor x what the curve gives there";

    /// <inheritdoc/>
    public string Source => "Stress testing practice: shift the level, the speed or the date of a known fall. The amounts are the lender's own.";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("valueFactor", "Factor on value", "fraction", 1, 0, 1),
        new("ageFactor", "Speed of ageing: 1.5 makes two years count for three", "multiple", 1, 1, 10),
        new("launchesEarlierYears", "Successors ship earlier by: acts on curves that step or compare at launches", "years", 0, 0, 20),
    ];

    /// <inheritdoc/>
    public ImmutableArray<CurveTypicalValue> TypicalValues =>
    [
        new("valueFactor", "0.8", "a fifth off on every date", true),
        new("ageFactor", "1.5", "a cycle of two years instead of three", true),
        new("launchesEarlierYears", "0.5", "half a year, as makers have moved to a yearly cadence", true),
    ];

    /// <inheritdoc/>
    public CurveParts Parts => new(1, 1, "the curve to stress");

    /// <inheritdoc/>
    public CurveContext ContextOfParts(CurveArguments arguments, CurveContext context)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(context);
        return context with { LaunchesEarlierYears = context.LaunchesEarlierYears + arguments.Number("launchesEarlierYears") };
    }

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context) =>
        new Curve(arguments.Curves, arguments.Number("valueFactor"), arguments.Number("ageFactor"));

    private sealed class Curve(ImmutableArray<IDepreciationCurve> parts, double valueFactor, double ageFactor) : CompositeCurve(parts)
    {
        public override double RetainedFraction(double ageYears, DateOnly date) => valueFactor * Parts[0].RetainedFraction(ageYears * ageFactor, date);
    }
}
