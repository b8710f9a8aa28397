namespace GpuLending.Engine.Workings;

/// <summary>Workings of the junior tranche.</summary>
internal static class JuniorWorkings
{
    public static Working Size(ExplainedRun run, string figure)
    {
        var junior = run.Result.Junior ?? throw FigureWorkings.Unknown(figure);
        return new(
            figure, junior.Name, "least of its limits, not below zero, rounded down to the cent",
            [.. junior.Limits.Where(limit => limit.Allows is not null).Select(limit => new WorkingInput(limit.Name, limit.Allows!.Value, FigureUnit.Amount, Figure: $"junior/limit/{limit.Key}"))],
            (double)junior.Size.Amount, FigureUnit.Amount, "junior-tranche");
    }

    public static Working Limit(ExplainedRun run, string key, string figure)
    {
        var junior = run.Result.Junior ?? throw FigureWorkings.Unknown(figure);
        if (junior.Limits.FirstOrDefault(item => item.Key == key) is not { Allows: { } allows } limit) throw FigureWorkings.Unknown(figure);
        var plan = (run.Run.Base ?? run.Run).JuniorPlan!;
        var sized = run.Run.Base ?? run.Run;
        var unit = plan.Loan.Kept(1);
        var size = run.Result.Sizing.LoanSizeUnrounded;
        var (formula, inputs) = key switch
        {
            "combined-advance" => ("combined advance × eligible cost − senior loan, not below zero", (WorkingInput[])
            [
                new("combined advance", run.Case.Junior!.CombinedAdvance!.Value, FigureUnit.Fraction, "/junior/combinedAdvance"),
                new("eligible cost", Sizing.AdvanceRate.EligibleCost(run.Context), FigureUnit.Amount, "/lots"),
                new("senior loan", size, FigureUnit.Amount, Figure: "size"),
            ]),
            "combined-loan-to-value" when limit.Month is { } month => ("(combined loan-to-value × value − senior balance) ÷ balance of 1 of junior, at the tightest month, not below zero",
            [
                new("combined loan-to-value", run.Case.Junior!.CombinedLoanToValue!.Value, FigureUnit.Fraction, "/junior/combinedLoanToValue"),
                new($"value, {run.Date(month)}", sized.LendableValue(run.Case.Valuation.Premise)[month], FigureUnit.Amount),
                new("senior balance by its contract", SeniorBalance(sized, month), FigureUnit.Amount),
                new("balance of 1 of junior", plan.Loan.ByMonth(1, unit, run.Result.Months.Count)[month], FigureUnit.Fraction, "/junior"),
            ]),
            "combined-debt-service-coverage" when limit.Month is { } month => Coverage(run, plan, unit, Array.IndexOf(plan.Loan.Months, month)),
            "amount" => ("the amount", [new("amount asked for", allows, FigureUnit.Amount, "/junior/amount")]),
            _ => (limit.Reason, []),
        };
        return new(figure, limit.Name, formula, inputs, allows, FigureUnit.Amount, "junior-tranche");
    }

    public static Working Coverage(ExplainedRun run, int month, string figure)
    {
        var point = run.Result.Junior?.CombinedCoverage.FirstOrDefault(item => item.Month == month);
        if (point?.Ratio is not { } ratio) throw FigureWorkings.Unknown(figure);
        return new(
            figure, $"Cover of senior and junior, {run.Date(month)}", "cash flow of the period ÷ (senior debt service + junior interest + junior principal), balloons left out",
            [
                new($"cash flow, period to {run.Date(month)}", point.Cfads, FigureUnit.Amount),
                new("senior debt service", (point.Cfads / ratio) - point.Interest - point.Principal, FigureUnit.Amount),
                new("junior interest due", point.Interest, FigureUnit.Amount),
                new("junior principal due", point.Principal, FigureUnit.Amount),
            ],
            ratio, FigureUnit.Multiple, "junior-tranche");
    }

    public static Working LoanToValue(ExplainedRun run, int month, string figure)
    {
        var junior = run.Result.Junior ?? throw FigureWorkings.Unknown(figure);
        var ratio = junior.CombinedLoanToValue[month] ?? throw FigureWorkings.Unknown(figure);
        return new(
            figure, $"Combined loan-to-value, {run.Date(month)}", "(senior balance + junior balance) ÷ value",
            [
                new("senior balance", run.Result.Loan.Balance[month], FigureUnit.Amount, Figure: $"loan/balance/{month}"),
                new("junior balance", junior.Balance[month], FigureUnit.Amount),
                new("value", run.Run.LendableValue(run.Case.Valuation.Premise)[month], FigureUnit.Amount),
            ],
            ratio, FigureUnit.Fraction, "junior-tranche");
    }

    private static (string, WorkingInput[]) Coverage(ExplainedRun run, Sizing.JuniorPlan plan, Sizing.JuniorVectors unit, int k) => (
        "(cash flow ÷ combined cover − senior debt service) ÷ junior debt service on 1, at the tightest payment, not below zero",
        [
            new($"cash flow, period to {run.Date(plan.Loan.Months[k])}", plan.Cash.Cfads[k], FigureUnit.Amount),
            new("combined cover", run.Case.Junior!.CombinedDebtServiceCoverage!.Value, FigureUnit.Multiple, "/junior/combinedDebtServiceCoverage"),
            new("senior debt service", plan.Cash.SeniorService[k], FigureUnit.Amount),
            new("junior debt service on 1", unit.Interest[k] + unit.Principal[k] - unit.Balloon[k], FigureUnit.Fraction, "/junior"),
        ]);

    private static double SeniorBalance(DealRun sized, int month)
    {
        var balance = new double[sized.Timeline.Count];
        Loans.MonthlyBalance.Fill(sized.Plan, sized.Schedule.Balance, sized.Size, balance);
        return balance[month];
    }
}
