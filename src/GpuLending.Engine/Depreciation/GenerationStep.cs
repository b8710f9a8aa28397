using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Generation step: a steady drift, and a fall each time a successor ships. The ages of the successors are given, or come from the GPU
/// catalogue. See docs/methodology/depreciation-generation-step.md.</summary>
public sealed class GenerationStep : ICurveKind
{
    /// <inheritdoc/>
    public string Id => "generation-step";

    /// <inheritdoc/>
    public string DisplayName => "Generation step";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["step-generation", "technology step", "successor step"];

    /// <inheritdoc/>
    public string Formula => "exp(-driftPerYear x t) x (1 - stepFraction)^(number of successor ages s <= t), never below floorFraction; at t = s the step has happened";

    /// <inheritdoc/>
    public string AgeUnit => "years since the in-service date";

    /// <inheritdoc/>
    public string AtAgeZero => "1: a successor that shipped before the in-service date is in the price paid";

    /// <inheritdoc/>
    public string BeyondLife => "drifts for ever towards zero or down to the floor; no step after the last known successor";

    /// <inheritdoc/>
    public string Source => "Hedonic price practice: a steady drift and a fall at each launch. Drift (0.187) and step (27 %) are assumed until recalibrated to the lender's own quotes.";

    /// <inheritdoc/>
    public bool KnowsSuccessors => true;

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("driftPerYear", "Log decay between successors", "per year", 0.187, 0, 5),
        new("stepFraction", "Part of the value lost when a successor ships", "fraction of value", 0.27, 0, 1),
        new("floorFraction", "The least that is left", "fraction of original cost", 0, 0, 1),
        new("successorAges", "Ages at which successors ship; none given: from the GPU catalogue", "years", 0, 0, 40, CurveParameterShape.List),
    ];

    /// <inheritdoc/>
    public ImmutableArray<CurveTypicalValue> TypicalValues =>
    [
        new("driftPerYear", "0.187", "best fit to seven years of T4 prices: about 17 % a year between launches", true),
        new("stepFraction", "0.27", "best fit to seven years of T4 prices: 27 % when the successor shipped", true),
    ];

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context)
    {
        var ages = arguments.List("successorAges");
        if (ages.IsEmpty && context.Model is { } model)
            ages = SuccessorAges.Of(model, context.Snapshot.Models, context.InServiceDate);
        if (ages.Contains(0))
            throw new ArgumentException("A successor's age is above zero: one that ships on the in-service date is in the price paid.");
        // A launch that a stress brings forward was not in the price paid: it steps on the first day.
        if (context.LaunchesEarlierYears > 0)
            ages = [.. ages.Select(age => Math.Max(0, age - context.LaunchesEarlierYears))];
        var step = Math.Min(1, arguments.Number("stepFraction") * context.LaunchLossFactor);
        return new Curve(arguments.Number("driftPerYear"), step, arguments.Number("floorFraction"), ages.Sort());
    }

    private sealed class Curve(double drift, double step, double floor, ImmutableArray<double> successorAges) : AgeCurve
    {
        protected override double AtAge(double ageYears)
        {
            var value = Math.Exp(-drift * ageYears);
            foreach (var age in successorAges)
            {
                if (age > ageYears)
                    break;
                value *= 1 - step;
            }

            return Math.Max(floor, value);
        }
    }
}
