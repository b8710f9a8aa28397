using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of coverage and leverage.</summary>
internal static class CoverageWorkings
{
    public static Working DebtService(ExplainedRun run, int month, string figure)
    {
        var point = run.Result.Coverage.DebtService.FirstOrDefault(item => item.Month == month);
        if (point?.Ratio is not { } ratio) throw FigureWorkings.Unknown(figure);
        var inputs = new List<WorkingInput>();
        for (var m = run.PeriodStart(month); m <= month; m++)
            inputs.Add(new($"cash flow, {run.Date(m)}", run.Result.Cashflow.Cfads[m], FigureUnit.Amount, Figure: $"cashflow/cfads/{m}"));
        var loan = run.Result.Loan;
        inputs.Add(new("interest due", point.Interest, FigureUnit.Amount, Figure: point.Interest == loan.InterestPaid[month] ? $"loan/interest/{month}" : null));
        inputs.Add(new(
            "principal due, balloon left out", point.Principal, FigureUnit.Amount, Figure: point.Principal == loan.Principal[month] ? $"loan/principal/{month}" : null));
        return new(
            figure, $"Debt service cover, {run.Date(month)}", "sum of the period's cash flow ÷ (interest due + principal due)", inputs, ratio, FigureUnit.Multiple, "debt-service-coverage");
    }

    public static Working LoanToValue(ExplainedRun run, int month, string figure) => Ratio(
        run, month, figure, "Loan-to-value", run.Result.Coverage.LoanToValue[month], "marked value", run.Result.Collateral.MarkedValue[month], $"collateral/marked/{month}", "loan-to-value");

    public static Working LoanToCost(ExplainedRun run, int month, string figure)
    {
        var ratio = run.Result.Coverage.LoanToCost[month];
        var cost = CoverageRatios.DeliveredCost(run.Run.Operations.Fleet, run.Result.Months[month]);
        return Ratio(run, month, figure, "Loan-to-cost", ratio, "cost of what is delivered", cost, null, "advance-on-cost");
    }

    public static Working LoanLife(ExplainedRun run, int month, string figure)
    {
        var ratio = run.Result.Coverage.LoanLife[month] ?? throw FigureWorkings.Unknown(figure);
        var balance = run.Result.Loan.Balance[month];
        return new(
            figure,
            $"Loan life cover, {run.Date(month)}",
            "sum of the cash flow left until maturity, each period's discounted at the loan's rate, ÷ balance",
            [.. Discounted(run, month), new("balance", balance, FigureUnit.Amount, Figure: $"loan/balance/{month}")],
            ratio,
            FigureUnit.Multiple,
            "loan-life-coverage");
    }

    /// <summary>Cash of each payment period after a month, worth at that month: discounted period by period, the first from the month itself.</summary>
    private static IEnumerable<WorkingInput> Discounted(ExplainedRun run, int month)
    {
        var plan = run.Run.Plan;
        var discount = 1.0;
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            if (plan.Months[k] <= month)
                continue;
            var first = plan.Months[k - 1] <= month;
            discount /= 1 + (first ? plan.Rate[k] * plan.DayCount.YearFraction(run.Result.Months[month], plan.Dates[k]) : plan.Growth[k]);
            var cash = 0.0;
            for (var m = Math.Max(month, plan.Months[k - 1]) + 1; m <= plan.Months[k]; m++)
                cash += run.Result.Cashflow.Cfads[m];
            yield return new($"cash flow to {run.Date(plan.Months[k])}, discounted", cash * discount, FigureUnit.Amount);
        }
    }

    private static Working Ratio(
        ExplainedRun run, int month, string figure, string title, double? ratio, string lowerName, double lower, string? lowerFigure, string methodology) => new(
        figure,
        $"{title}, {run.Date(month)}",
        $"balance ÷ {lowerName}",
        [
            new("balance", run.Result.Loan.Balance[month], FigureUnit.Amount, Figure: $"loan/balance/{month}"),
            new(lowerName, lower, FigureUnit.Amount, Figure: lowerFigure),
        ],
        ratio ?? throw FigureWorkings.Unknown(figure),
        FigureUnit.Fraction,
        methodology);
}
