namespace GpuLending.Engine.Sizing;

/// <summary>Solves the junior tranche's limits: senior and junior together against cost, value and cash. The least is its size. See docs/methodology/junior-tranche.md.</summary>
internal static class JuniorSizer
{
    public static LimitSolution[] Solve(JuniorTranche terms, SizingContext context, JuniorLoan loan, JuniorCash cash, double senior, IReadOnlyList<double> seniorBalance, IReadOnlyList<double> value)
    {
        var unit = loan.Kept(1);
        var solutions = new List<LimitSolution>();
        if (terms.CombinedAdvance is { } advance)
        {
            Amounts.Between(advance, 0, 10, "/junior/combinedAdvance");
            var cost = AdvanceRate.EligibleCost(context);
            solutions.Add(new("combined-advance", $"Combined advance {Amounts.Percent(advance)} on eligible cost", LimitStatus.Applied, (advance * cost) - senior, null,
                $"{Amounts.Percent(advance)} of eligible cost of {context.Text(cost)} is {context.Text(advance * cost)}; the senior loan takes {context.Text(senior)}."));
        }

        if (terms.CombinedLoanToValue is { } maximum)
            solutions.Add(LoanToValue(context, loan, unit, Amounts.Between(maximum, 0, 100, "/junior/combinedLoanToValue"), seniorBalance, value));
        if (terms.CombinedDebtServiceCoverage is { } target)
            solutions.Add(Coverage(context, loan, unit, target, cash));
        if (terms.Amount is not null)
        {
            var amount = Amounts.NotNegative(terms.Amount, context.DealCase.Currency, "/junior/amount");
            solutions.Add(new("amount", "Amount asked for", LimitStatus.Applied, amount, null, $"{context.Text(amount)} is asked for."));
        }

        if (terms.Repayment == JuniorRepayment.Sculpted && loan.Proportion is null)
        {
            solutions.Add(new("repayment", "Repaid by maturity", LimitStatus.Applied, 0, loan.Months[^1],
                $"No solution, because the cash that the senior loan leaves under the combined cover does not repay the junior tranche by {Amounts.Day(loan.Dates[^1])}."));
        }

        return [.. solutions];
    }

    private static LimitSolution LoanToValue(
        SizingContext context, JuniorLoan loan, JuniorVectors unit, double maximum, IReadOnlyList<double> seniorBalance, IReadOnlyList<double> value)
    {
        var perUnit = loan.ByMonth(1, unit, context.Timeline.Count);
        var (least, at) = (double.PositiveInfinity, -1);
        for (var m = 0; m < perUnit.Length && m <= loan.Months[^1]; m++)
        {
            // What is repaid on the last day was owed until then: the month before tells.
            if (perUnit[m] <= 1e-12)
                continue;
            var allows = ((maximum * value[m]) - seniorBalance[m]) / perUnit[m];
            if (allows < least)
                (least, at) = (allows, m);
        }

        var name = $"Combined loan-to-value {Amounts.Percent(maximum)}";
        return at < 0
            ? new("combined-loan-to-value", name, LimitStatus.Applied, null, null, "Nothing is owed in any month.")
            : new("combined-loan-to-value", name, LimitStatus.Applied, least, at,
                $"{Amounts.Percent(maximum)} of a value of {context.Text(value[at])} on {Amounts.Day(context.Date(at))}, less the senior balance of {context.Text(seniorBalance[at])}, holds {context.Text(Math.Max(0, least))}.");
    }

    private static LimitSolution Coverage(SizingContext context, JuniorLoan loan, JuniorVectors unit, double target, JuniorCash cash)
    {
        Amounts.Between(target, 0.01, 1000, "/junior/combinedDebtServiceCoverage");
        var (least, at) = (double.PositiveInfinity, -1);
        for (var k = 1; k <= loan.Last; k++)
        {
            var service = unit.Interest[k] + unit.Principal[k] - unit.Balloon[k];
            if (service <= 1e-12)
                continue;
            var allows = ((cash.Cfads[k] / target) - cash.SeniorService[k]) / service;
            // Where a sculpted tranche takes all that is left, every payment is as tight: the first is named.
            if (allows < least - (1e-9 * Math.Abs(least)) || at < 0)
                (least, at) = (allows, k);
        }

        var name = $"Combined debt service cover {Amounts.Times(target)}";
        return at < 0
            ? new("combined-debt-service-coverage", name, LimitStatus.Applied, null, null, "No payment has junior debt service before maturity.")
            : new("combined-debt-service-coverage", name, LimitStatus.Applied, least, loan.Months[at],
                $"Cash flow of {context.Text(cash.Cfads[at])} in the period to {Amounts.Day(loan.Dates[at])} over {Amounts.Times(target)}, less senior debt service of {context.Text(cash.SeniorService[at])}, holds {context.Text(Math.Max(0, least))}.");
    }
}
