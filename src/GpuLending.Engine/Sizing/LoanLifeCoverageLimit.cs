using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Sizing;

/// <summary>Present value of contracted cash to the last maturity over the loan, both at closing and at the loan's own rate; a draw made later counts for what
/// it is worth at closing. See docs/methodology/loan-life-coverage.md.</summary>
internal static class LoanLifeCoverageLimit
{
    public const string Key = "loan-life-coverage";

    public static LimitSolution Solve(SizingContext context)
    {
        var terms = context.DealCase.Sizing.LoanLifeCoverage;
        Amounts.Between(terms.Target, 0.01, 1000, "/sizing/loanLifeCoverage/target");
        var plan = context.Plan;
        var cash = PresentValueOfCash(context);
        var loan = PresentValueOfDraws(plan);
        var allows = cash / terms.Target / loan;
        var name = $"Loan life cover {Amounts.Times(terms.Target)} on contracted cash";
        var reason = cash <= 0
            ? $"Contracted cash to {Amounts.Day(plan.FinalMaturity)} is worth {context.Text(cash)} at closing."
            : $"Contracted cash to {Amounts.Day(plan.FinalMaturity)} is worth {context.Text(cash)} at closing at the loan's rate; over {Amounts.Times(terms.Target)} "
                + $"that holds a loan of {context.Text(allows)}.";
        return new LimitSolution(Key, name, terms.Status, allows, 0, reason);
    }

    /// <summary>Contracted cash to the last maturity, at closing at the loan's own rate.</summary>
    public static double PresentValueOfCash(SizingContext context)
    {
        var cash = 0.0;
        var discount = 1.0;
        for (var k = 1; k <= context.Plan.LastPayment; k++)
        {
            discount /= 1 + context.Plan.Growth[k];
            cash += context.Loan.Capacity.Contracted[k] * discount;
        }

        return cash;
    }

    /// <summary>What a loan of 1 is worth at closing at its own rate: 1 when drawn at closing, less when later.</summary>
    public static double PresentValueOfDraws(LoanPlan plan)
    {
        var worth = 0.0;
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            var draw = plan.Draws[d];
            var discount = (1 + plan.StubGrowth[d]) * draw.Weight;
            for (var k = 1; k <= draw.First; k++)
                discount /= 1 + plan.Growth[k];
            worth += discount;
        }

        return worth;
    }
}
