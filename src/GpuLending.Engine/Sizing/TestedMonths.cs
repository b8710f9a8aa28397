using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Sizing;

/// <summary>The months on which a limit on the balance is tested.</summary>
internal static class TestedMonths
{
    /// <summary>Months of draws and, when every date counts, every month to the last maturity, in order: value falls between payments too.</summary>
    public static List<int> Of(LoanPlan plan, bool everyDate)
    {
        var months = new SortedSet<int>(plan.Draws.Select(draw => draw.Month));
        if (everyDate)
            months.UnionWith(Enumerable.Range(0, plan.Months[^1] + 1));
        return [.. months];
    }

    /// <summary>The balance at the end of each tested month.</summary>
    public static Action<LoanVectors, double, double[]> Balances(SizingContext context, List<int> months)
    {
        var balance = new double[context.Timeline.Count];
        return (v, size, quantities) =>
        {
            MonthlyBalance.Fill(context.Plan, v.Balance, size, balance);
            for (var i = 0; i < quantities.Length; i++)
                quantities[i] = balance[months[i]];
        };
    }
}
