using GpuLending.Engine.Calendars;

namespace GpuLending.Engine.Sizing;

/// <summary>The advance as a share of eligible cost, and where it comes from.</summary>
/// <param name="Rate">The advance, a fraction, less what the dispersion of opinions takes off.</param>
/// <param name="Row">The row of the grid; null when the terms name the advance, or no row admits the deal.</param>
/// <param name="Rating">The customers' weighted letter.</param>
/// <param name="ContractedCover">Contracted revenue over the loan's life over eligible cost.</param>
/// <param name="TenorMonths">Longest life of a draw in whole months.</param>
internal sealed record AdvanceRate(double Rate, AdvanceGridRow? Row, string Rating, double ContractedCover, int TenorMonths)
{
    /// <summary>Reads the terms, or the best row of the grid that admits the deal on all three axes; 0 when none does.</summary>
    public static AdvanceRate Of(SizingContext context)
    {
        var plan = context.Plan;
        var last = plan.Months[plan.LastPayment];
        var (rating, _) = CustomerCredit.Weighted(context.Operations, last);
        var revenue = 0.0;
        for (var m = 1; m <= last; m++)
            revenue += context.Operations.Vectors.ContractedRevenue[m];
        var cost = EligibleCost(context);
        var cover = cost > 0 ? revenue / cost : 0;
        var tenor = plan.Draws.Max(draw => MonthArithmetic.WholeMonthsBetween(draw.Date, plan.Dates[draw.Last]));

        var terms = context.DealCase.Sizing.AdvanceOnCost;
        if (terms.AdvanceRate is { } named)
            return new AdvanceRate(Reduced(Amounts.Between(named, 0, 10, "/sizing/advanceOnCost/advanceRate")), null, rating, cover, tenor);
        var best = context.Policy.AdvanceGrid.Best(rating, cover, tenor);
        return new AdvanceRate(Reduced(best?.AdvanceRate ?? 0), best, rating, cover, tenor);

        double Reduced(double rate) => Math.Max(0, rate - context.Reduction);
    }

    /// <summary>What the grid gives, also where the terms name the advance.</summary>
    public static GridReading GridOf(SizingContext context)
    {
        var own = Of(context);
        var best = context.Policy.AdvanceGrid.Best(own.Rating, own.ContractedCover, own.TenorMonths);
        return new GridReading(own.Rating, own.ContractedCover, own.TenorMonths, Math.Max(0, (best?.AdvanceRate ?? 0) - context.Reduction));
    }

    /// <summary>The advance by the customers' credit, at the letters the grid names; empty when the terms name the advance.</summary>
    public static IReadOnlyList<AdvanceForCredit> ByCredit(SizingContext context)
    {
        if (context.DealCase.Sizing.AdvanceOnCost.AdvanceRate is not null)
            return [];
        var own = Of(context);
        var cost = EligibleCost(context);
        var rows = new List<AdvanceForCredit>();
        foreach (var letter in context.Policy.AdvanceGrid.Rows.Select(row => row.WorstRating).Distinct(StringComparer.Ordinal))
        {
            var best = context.Policy.AdvanceGrid.Best(letter, own.ContractedCover, own.TenorMonths);
            var rate = Math.Max(0, (best?.AdvanceRate ?? 0) - context.Reduction);
            rows.Add(new AdvanceForCredit(letter, rate, rate * cost, best?.Basis ?? "no row admits the deal", best is not null && best == own.Row));
        }

        return rows;
    }

    /// <summary>Eligible cost of the lots the loan draws against.</summary>
    public static double EligibleCost(SizingContext context)
    {
        var sum = 0.0;
        for (var lot = 0; lot < context.Fleet.Count; lot++)
        {
            if (Loans.PlannedDraws.IsFunded(context.DealCase, context.Fleet, lot))
                sum += context.Fleet.EligibleCost[lot];
        }

        return sum;
    }
}
