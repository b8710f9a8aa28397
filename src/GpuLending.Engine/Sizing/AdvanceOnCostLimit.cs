using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Sizing;

/// <summary>Loan at most the advance on eligible cost. Uses that depend on the loan and are funded at the advance (f on a loan of 1) or by the loan in full (g) are solved with it:
/// loan = advance x (cost + f x loan) + g x loan gives loan = advance x cost / (1 - advance x f - g). Where repayment is not proportional to the loan the equation is solved inside a bracket.
/// See docs/methodology/advance-on-cost.md and docs/methodology/uses-of-the-loan.md.</summary>
internal static class AdvanceOnCostLimit
{
    public const string Key = "advance-on-cost";

    public static LimitSolution Solve(SizingContext context)
    {
        var terms = context.DealCase.Sizing.AdvanceOnCost;
        var advance = AdvanceRate.Of(context);
        var cost = AdvanceRate.EligibleCost(context);
        var name = $"Advance {Amounts.Percent(advance.Rate)} on eligible cost";
        if (Loan(context, advance.Rate, cost) is not { } whole)
            return new LimitSolution(Key, name, terms.Status, null, null, "Financing cost alone carries the advance: it does not limit.");
        var allows = context.Held is { } held ? Math.Min(whole, held.Sum) : whole;
        var (atAdvance, inFull) = Funded(context, allows);
        var reason = cost <= 0
            ? "There is no eligible cost."
            : $"{Amounts.Percent(advance.Rate)} of eligible cost of {context.Text(cost + atAdvance)}{(inFull > 0 ? $" and {context.Text(inFull)} that the loan funds in full" : "")} is {context.Text(whole)}"
                + $"{From(advance, terms)}{(context.Reduction > 0 ? $"; {Amounts.Points(context.Reduction)} are off for the dispersion of opinions" : "")}{Held(context, allows, whole)}.";
        return new LimitSolution(Key, name, terms.Status, allows, null, reason);
    }

    /// <summary>The loan on a cost at an advance, with the uses that depend on it; null when they carry themselves.</summary>
    public static double? Loan(SizingContext context, double advance, double cost)
    {
        if (context.Loan.IsLinear)
        {
            var (f, g) = UsesOfLoan.Funded(context, context.Unit, 1);
            var left = 1 - (advance * f) - g;
            return left <= 0 ? null : advance * cost / left;
        }

        if (!UsesOfLoan.Funding(context.DealCase.Sizing.AdvanceOnCost).Any(funding => funding != UseFunding.Sponsor))
            return advance * cost;
        var lower = 0.0;
        var upper = Math.Max(1, advance * cost);
        while (Over(upper) < 0)
        {
            if (upper >= Amounts.Largest)
                return null;
            (lower, upper) = (upper, upper * 2);
        }

        var search = BracketedRoot.Search((size, _) => Over(size), 0, lower, upper, 1e-9);
        return search.IsFound
            ? search.Root
            : throw new NotComputableException($"The uses that depend on the loan have no solution, because {search.Reason}.");

        double Over(double size)
        {
            var (f, g) = Funded(context, size);
            return size - (advance * (cost + f)) - g;
        }
    }

    /// <summary>What the advance and the loan fund of the uses at a size.</summary>
    public static (double AtAdvance, double InFull) Funded(SizingContext context, double size)
    {
        if (context.Loan.IsLinear)
        {
            var (f, g) = UsesOfLoan.Funded(context, context.Unit, 1);
            return (f * size, g * size);
        }

        var v = context.Loan.NewVectors();
        context.Loan.Run(size, v);
        return UsesOfLoan.Funded(context, v, size);
    }

    private static string Held(SizingContext context, double allows, double whole) => context.Held is not null && allows < whole
        ? $"; draws held to what is delivered on their days sum to {context.Text(allows)}"
        : "";

    private static string From(AdvanceRate advance, AdvanceOnCostTerms terms)
    {
        if (terms.AdvanceRate is not null)
            return "";
        var deal = $"customers {advance.Rating}, contracted revenue {Amounts.Times(Math.Round(advance.ContractedCover, 2))} of cost, {advance.TenorMonths} months";
        return advance.Row is { } row ? $"; the grid's row for {row.WorstRating} ({row.Basis}) admits {deal}" : $"; no row of the grid admits {deal}";
    }
}
