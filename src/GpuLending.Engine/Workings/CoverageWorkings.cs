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
        inputs.Add(new("interest", point.Interest, FigureUnit.Amount, Figure: $"loan/interest/{month}"));
        inputs.Add(new("principal", point.Principal, FigureUnit.Amount, Figure: $"loan/principal/{month}"));
        return new(
            figure, $"Debt service cover, {run.Date(month)}", "sum of the period's cash flow ÷ (interest + principal)", inputs, ratio, FigureUnit.Multiple, "debt-service-coverage");
    }

    public static Working LoanToValue(ExplainedRun run, int month, string figure) => Ratio(
        run, month, figure, "Loan-to-value", run.Result.Coverage.LoanToValue[month], "marked value", run.Result.Collateral.MarkedValue[month], $"collateral/marked/{month}", "loan-to-value");

    public static Working LoanToCost(ExplainedRun run, int month, string figure)
    {
        var ratio = run.Result.Coverage.LoanToCost[month];
        var cost = ratio is > 0 ? run.Result.Loan.Balance[month] / ratio.Value : 0;
        return Ratio(run, month, figure, "Loan-to-cost", ratio, "cost of what is delivered", cost, null, "advance-on-cost");
    }

    public static Working LoanLife(ExplainedRun run, int month, string figure)
    {
        var ratio = run.Result.Coverage.LoanLife[month] ?? throw FigureWorkings.Unknown(figure);
        var balance = run.Result.Loan.Balance[month];
        return new(
            figure,
            $"Loan life cover, {run.Date(month)}",
            "present value at the loan's rate of the cash flow left until maturity ÷ balance",
            [
                new("present value", ratio * balance, FigureUnit.Amount, Source: "each later month's cash flow, discounted period by period at the loan's own rate"),
                new("balance", balance, FigureUnit.Amount, Figure: $"loan/balance/{month}"),
            ],
            ratio,
            FigureUnit.Multiple,
            "loan-life-coverage");
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
