using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Collateral;

/// <summary>
/// Where a falling value leaves a loan uncovered, and from when it covers it again: car or house. A loan that is for a time larger than its collateral is a car's, one that
/// never is a house's. See docs/methodology/loan-to-value.md. Months count from closing; the month of closing itself, before the draw has found its collateral, is never the first one under water.
/// </summary>
/// <param name="FirstMonthUnderWater">First month after closing at whose end the balance is above the value; null when there is none.</param>
/// <param name="CoveredFromMonth">Month from which the value stays at or above the balance to the end; null when it is below in the last month.</param>
/// <param name="DeepestMonth">Month in which the balance is furthest above the value; null when it never is.</param>
/// <param name="DeepestGap">Balance less value in that month, in the loan's currency; zero when the balance is never above.</param>
public readonly record struct BalanceCrossing(int? FirstMonthUnderWater, int? CoveredFromMonth, int? DeepestMonth, double DeepestGap)
{
    /// <summary>Holds a balance against a value, month by month.</summary>
    /// <param name="balance">Balance at the end of each month, index 0 is closing.</param>
    /// <param name="value">Value at the end of each month, as many as balances.</param>
    /// <returns>Where they cross.</returns>
    /// <exception cref="ArgumentException">The two are not of the same length.</exception>
    public static BalanceCrossing Of(IReadOnlyList<double> balance, IReadOnlyList<double> value)
    {
        ArgumentNullException.ThrowIfNull(balance);
        ArgumentNullException.ThrowIfNull(value);
        if (balance.Count != value.Count)
            throw new ArgumentException($"{balance.Count} balances and {value.Count} values: one of each a month.", nameof(value));
        int? first = null, last = null, deepest = null;
        var gap = 0.0;
        for (var month = 0; month < value.Count; month++)
        {
            if (balance[month] <= value[month] + CoverageRatios.Nothing)
                continue;
            last = month;
            if (month == 0)
                continue;
            first ??= month;
            if (balance[month] - value[month] > gap)
                (deepest, gap) = (month, balance[month] - value[month]);
        }

        return new(first, last is null ? 0 : last == value.Count - 1 ? null : last + 1, deepest, gap);
    }
}
