namespace GpuLending.Engine.Sizing;

/// <summary>Debt service of every payment at most what cash allows at the targets. For a sculpted loan drawn once this is the present value of that cash at
/// the loan's own rate. A balloon is held by its own limit, not by this one. See docs/methodology/debt-service-coverage.md.</summary>
internal static class DebtServiceCoverageLimit
{
    public const string Key = "debt-service-coverage";

    public static LimitSolution Solve(SizingContext context)
    {
        var terms = context.DealCase.Sizing.DebtServiceCoverage;
        var capacity = context.Loan.Capacity;
        var (allows, month) = Largest(context, capacity);
        var name = $"Debt service cover {Amounts.Times(terms.ContractedTarget)} contracted, {Amounts.Times(terms.MerchantTarget)} merchant";
        if (month is not { } at)
            return new LimitSolution(Key, name, terms.Status, null, null, "No payment has debt service.");
        var payment = Array.IndexOf(context.Plan.Months, at);
        var cash = capacity.Cfads[payment];
        var day = Amounts.Day(context.Date(at));
        var reason = capacity.Allowed[payment] <= 0
            ? $"Debt service is due on {day} but cash flow of the period is {context.Text(cash)}: start interest later, capitalise it, or move the first payment."
            : $"Cash flow of {context.Text(cash)} in the period to {day} allows debt service of {context.Text(capacity.Allowed[payment])}, "
                + $"which holds a loan of {context.Text(allows)}.";
        return new LimitSolution(Key, name, terms.Status, allows, at, reason);
    }

    /// <summary>The largest loan whose debt service cash allows at every payment, and the tightest month.</summary>
    public static (double Allows, int? Month) Largest(SizingContext context, Loans.DebtCapacity capacity)
    {
        var payments = context.Plan.LastPayment;
        return context.Largest(context.Plan.Months[1..], capacity.Allowed[1..], (v, _, quantities) =>
        {
            for (var k = 1; k <= payments; k++)
                quantities[k - 1] = v.Interest[k] + v.Principal[k] - v.Balloon[k];
        });
    }
}
