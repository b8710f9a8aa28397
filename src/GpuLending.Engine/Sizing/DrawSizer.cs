using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Sizing;

/// <summary>Says for each draw what every limit accepts on its day. See docs/methodology/draws.md.</summary>
internal static class DrawSizer
{
    public static DrawSizing[] Of(SizingContext context, IReadOnlyList<LimitResult> limits, LoanVectors v, double size)
    {
        var balance = new double[context.Timeline.Count];
        MonthlyBalance.Fill(context.Plan, v.Balance, size, balance);
        var draws = new DrawSizing[context.Plan.Draws.Length];
        var drawn = 0.0;
        for (var d = 0; d < draws.Length; d++)
        {
            var draw = context.Plan.Draws[d];
            drawn += size * draw.Weight;
            var owed = balance[draw.Month];
            var allowances = limits.Select(limit => Allowance(context, limit, draw, owed, size)).OfType<DrawAllowance>().ToArray();
            draws[d] = new DrawSizing
            {
                Number = d + 1,
                Date = draw.Date,
                Month = draw.Month,
                Planned = context.Held?.Planned.GetValueOrDefault(draw.Date) ?? (context.Plan.SumEntered ?? size) * draw.Weight,
                Amount = size * draw.Weight,
                Drawn = drawn,
                Balance = owed,
                DeliveredCost = HeldDraws.DeliveredCost(context, draw.Date),
                Allowances = allowances,
                Tightest = allowances.Where(allowance => allowance.Status != LimitStatus.ShownOnly).MinBy(allowance => allowance.Allows)?.Key,
            };
        }

        return draws;
    }

    /// <summary>What a limit accepts on a draw's day: its cap where it looks at the day, else its part of the loan it allows.</summary>
    private static DrawAllowance? Allowance(SizingContext context, LimitResult limit, DrawSlice draw, double balance, double size)
    {
        if (limit.Key == LoanToValueLimit.Key && limit.Allows is not null)
        {
            var value = context.Value(context.DealCase.Sizing.LoanToValue.Premise ?? context.DealCase.Valuation.Premise);
            return Of(LoanToValueLimit.Maximum(context) * value[draw.Month]);
        }

        if (limit.Key == DepreciatedCostLimit.Key && limit.Allows is not null)
            return Of(context.DealCase.Sizing.DepreciatedCost.Maximum * DepreciatedCostLimit.Left(context, draw.Month));
        if (limit.Key == BorrowingBaseLimit.Key && context.BorrowingBase is { } carried)
            return Of(carried[draw.Month]);
        if (limit.Key == AdvanceOnCostLimit.Key && context.Held is not null)
        {
            var cost = AdvanceRate.EligibleCost(context);
            return AdvanceOnCostLimit.Loan(context, AdvanceRate.Of(context).Rate, cost) is { } whole && cost > 0
                ? Of(whole * HeldDraws.DeliveredCost(context, draw.Date) / cost)
                : null;
        }

        // A limit on the whole loan accepts the part of its loan that would be outstanding on this day.
        return limit.Allows is { } allows && size > 0 ? Of(allows * balance / size) : limit.Allows is 0 ? Of(0) : null;

        DrawAllowance Of(double most) => new(limit.Key, limit.Name, limit.Status, most, most - balance);
    }
}
