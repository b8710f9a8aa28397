namespace GpuLending.Engine.Sizing;

/// <summary>Loan at most the advance on eligible cost. Where financing cost is eligible it depends on the loan: advance x (cost + f x loan) = loan gives
/// loan = advance x cost / (1 - advance x f). See docs/methodology/advance-on-cost.md.</summary>
internal static class AdvanceOnCostLimit
{
    public const string Key = "advance-on-cost";

    public static LimitSolution Solve(SizingContext context)
    {
        var terms = context.DealCase.Sizing.AdvanceOnCost;
        var advance = AdvanceRate.Of(context);
        var cost = AdvanceRate.EligibleCost(context);
        var financing = terms.FinancingCostEligible ? FinancingCostPerUnit(context) : 0;
        var name = $"Advance {Amounts.Percent(advance.Rate)} on eligible cost";
        var left = 1 - (advance.Rate * financing);
        if (left <= 0)
            return new LimitSolution(Key, name, terms.Status, null, null, "Financing cost alone carries the advance: it does not limit.");
        var allows = advance.Rate * cost / left;
        var reason = cost <= 0
            ? "There is no eligible cost."
            : $"{Amounts.Percent(advance.Rate)} of eligible cost of {context.Text(cost + (financing * allows))} is {context.Text(allows)}{From(advance, terms)}{(context.Reduction > 0 ? $"; {Amounts.Points(context.Reduction)} are off for the dispersion of opinions" : "")}.";
        return new LimitSolution(Key, name, terms.Status, allows, null, reason);
    }

    /// <summary>Discount, upfront fee and capitalised interest on a loan of 1.</summary>
    public static double FinancingCostPerUnit(SizingContext context)
    {
        var fees = context.DealCase.Facility.Fees;
        var capitalised = 0.0;
        foreach (var part in context.Unit.Capitalised)
            capitalised += part;
        var newMoney = context.DealCase.Facility.OpeningBalance is null;
        return capitalised + (newMoney ? fees.OriginalIssueDiscount + fees.Upfront : 0);
    }

    private static string From(AdvanceRate advance, AdvanceOnCostTerms terms)
    {
        if (terms.AdvanceRate is not null)
            return "";
        var deal = $"customers {advance.Rating}, contracted revenue {Amounts.Times(Math.Round(advance.ContractedCover, 2))} of cost, {advance.TenorMonths} months";
        return advance.Row is { } row ? $"; the grid's row for {row.WorstRating} ({row.Basis}) admits {deal}" : $"; no row of the grid admits {deal}";
    }
}
