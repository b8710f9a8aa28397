using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Table: an appraiser's or a lender's own fractions at given ages, straight between them. See docs/methodology/depreciation-table.md.</summary>
public sealed class ValueTable : ICurveKind
{
    /// <inheritdoc/>
    public string Id => "table";

    /// <inheritdoc/>
    public string DisplayName => "Table";

    /// <inheritdoc/>
    public ImmutableArray<string> AlsoKnownAs => ["schedule of values", "appraiser's curve", "custom"];

    /// <inheritdoc/>
    public string Formula => "straight between the points (ages, fractions)";

    /// <inheritdoc/>
    public string AgeUnit => "years since the in-service date";

    /// <inheritdoc/>
    public string AtAgeZero => "1, unless the table's first age is zero: then its first fraction";

    /// <inheritdoc/>
    public string BeyondLife => "the last fraction";

    /// <inheritdoc/>
    public string Source => "Whoever made the table; name them beside it.";

    /// <inheritdoc/>
    public ImmutableArray<CurveParameter> Parameters { get; } =
    [
        new("ages", "Ages of the points, rising", "years", 0, 0, 40, CurveParameterShape.List),
        new("fractions", "What is left at each age, never rising", "fraction of original cost", 0, 0, 1, CurveParameterShape.List),
    ];

    /// <inheritdoc/>
    public IDepreciationCurve Create(CurveArguments arguments, CurveContext context)
    {
        var ages = arguments.List("ages");
        var fractions = arguments.List("fractions");
        if (ages.IsEmpty || ages.Length != fractions.Length)
            throw new ArgumentException($"A table needs at least one point and as many fractions as ages; it has {ages.Length} ages and {fractions.Length} fractions.");
        for (var i = 1; i < ages.Length; i++)
        {
            if (ages[i] <= ages[i - 1])
                throw new ArgumentException($"The ages of a table rise; point {i + 1} does not lie after point {i}.");
            if (fractions[i] > fractions[i - 1])
                throw new ArgumentException(FormattableString.Invariant(
                    $"The fractions of a table never rise; point {i + 1} rises from {fractions[i - 1]} to {fractions[i]}."));
        }

        return ages[0] == 0 ? new Curve(ages, fractions) : new Curve(ages.Insert(0, 0), fractions.Insert(0, 1));
    }

    private sealed class Curve(ImmutableArray<double> ages, ImmutableArray<double> fractions) : AgeCurve
    {
        protected override double AtAge(double ageYears)
        {
            var at = ages.AsSpan().BinarySearch(ageYears);
            if (at >= 0)
                return fractions[at];
            var next = ~at;
            if (next == ages.Length)
                return fractions[^1];
            var share = (ageYears - ages[next - 1]) / (ages[next] - ages[next - 1]);
            return fractions[next - 1] + ((fractions[next] - fractions[next - 1]) * share);
        }
    }
}
