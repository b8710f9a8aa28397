namespace GpuLending.Engine.Sizing;

/// <summary>Balance at most a share of eligible cost depreciated on a straight line without residual, at every draw and month end. Source: CoreWeave
/// DDTL 5.0, "GPU Depreciated Amount". See docs/methodology/depreciated-cost.md.</summary>
internal static class DepreciatedCostLimit
{
    public const string Key = "depreciated-cost";

    public static LimitSolution Solve(SizingContext context)
    {
        var terms = context.DealCase.Sizing.DepreciatedCost;
        Amounts.Between(terms.Maximum, 0, 100, "/sizing/depreciatedCost/maximum");
        Amounts.Between(terms.LifeYears, 0.1, 50, "/sizing/depreciatedCost/lifeYears");
        var months = TestedMonths.Of(context.Plan, everyDate: true);
        var left = months.Select(m => Left(context, m)).ToArray();
        var caps = left.Select(cost => terms.Maximum * cost).ToArray();
        var (allows, month) = context.Largest(months, caps, TestedMonths.Balances(context, months));
        var name = $"Depreciated cost {Amounts.Percent(terms.Maximum)}, straight line {Amounts.Text(terms.LifeYears)} years";
        if (month is not { } at)
            return new LimitSolution(Key, name, terms.Status, null, null, "Nothing is owed on any date tested.");
        var cost = left[months.IndexOf(at)];
        var reason = cost <= 0
            ? $"No delivered cost is left on the line on {Amounts.Day(context.Date(at))}, when principal is owed."
            : $"{Amounts.Percent(terms.Maximum)} of {context.Text(cost)} left on the line on {Amounts.Day(context.Date(at))} holds a loan of {context.Text(allows)}.";
        return new LimitSolution(Key, name, terms.Status, allows, at, reason);
    }

    /// <summary>Eligible cost left on the line at the end of a month.</summary>
    public static double Left(SizingContext context, int month)
    {
        var sum = 0.0;
        for (var lot = 0; lot < context.Fleet.Count; lot++)
            sum += context.Fleet.DepreciatedCost(lot, context.Date(month), context.DealCase.Sizing.DepreciatedCost.LifeYears);
        return sum;
    }
}
