using GpuLending.Engine.Calendars;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Covenants;

/// <summary>Odds that a test ahead fails, if the measured figure spreads around its projection as a lognormal variable. See docs/methodology/covenants.md.</summary>
/// <param name="MonthsAhead">Months from the valuation date.</param>
/// <param name="TestDate">The first test on or after that day.</param>
/// <param name="Projected">What the test measures in the projection.</param>
/// <param name="Threshold">Threshold on that day.</param>
/// <param name="Probability">Odds of failing, 0 to 1.</param>
public sealed record BreachOdds(int MonthsAhead, DateOnly TestDate, double Projected, double Threshold, double Probability)
{
    private static readonly int[] Horizons = [3, 6, 12];

    /// <summary>Odds at 3, 6 and 12 months.</summary>
    /// <param name="tests">Tests in date order.</param>
    /// <param name="atLeast">Whether the measure must be at least its threshold.</param>
    /// <param name="volatilityPerAnnum">Standard deviation of the logarithm of the measure over a year; above 0.</param>
    /// <param name="asOf">Day from which uncertainty grows.</param>
    /// <returns>One row a horizon that still has a measured test.</returns>
    internal static IReadOnlyList<BreachOdds> Of(IReadOnlyList<CovenantTest> tests, bool atLeast, double volatilityPerAnnum, DateOnly asOf)
    {
        var rows = new List<BreachOdds>(Horizons.Length);
        foreach (var months in Horizons)
        {
            var from = MonthArithmetic.AddMonths(asOf, months);
            var test = tests.FirstOrDefault(item => item.Date >= from && item.State != CovenantState.NotTestedYet && item.Actual is not null);
            if (test?.Actual is not { } actual) continue;
            rows.Add(new(months, test.Date, actual, test.Threshold, OddsOf(actual, test.Threshold, atLeast, volatilityPerAnnum, MonthArithmetic.YearsBetween(asOf, test.Date))));
        }

        return rows;
    }

    /// <summary>Odds that a figure is on the wrong side of its threshold.</summary>
    /// <param name="projected">Median of the figure; a figure at or below zero fails every "at least" and passes every "at most".</param>
    /// <param name="threshold">Threshold, above zero.</param>
    /// <param name="atLeast">Whether the figure must be at least the threshold.</param>
    /// <param name="volatilityPerAnnum">Standard deviation of the logarithm over a year, above zero.</param>
    /// <param name="years">Time over which it spreads, above zero.</param>
    /// <returns>Φ(ln(threshold ÷ projected) ÷ (volatility × √years)), and 1 less that for "at most".</returns>
    public static double OddsOf(double projected, double threshold, bool atLeast, double volatilityPerAnnum, double years)
    {
        if (projected <= 0 || threshold <= 0) return (projected < threshold) == atLeast ? 1 : 0;
        var distance = Math.Log(threshold / projected) / (volatilityPerAnnum * Math.Sqrt(years));
        return NormalDistribution.Cumulative(atLeast ? distance : -distance);
    }
}
