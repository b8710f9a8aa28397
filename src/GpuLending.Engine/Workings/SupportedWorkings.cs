namespace GpuLending.Engine.Workings;

/// <summary>Workings of the balance that cash and value support, step by step back from maturity.</summary>
internal static class SupportedWorkings
{
    /// <summary>Inputs of the limit: the supported balance where the loan joins the path, over what a loan of 1 has grown to.</summary>
    public static (string Formula, IReadOnlyList<WorkingInput> Inputs) Limit(ExplainedRun run)
    {
        var (balance, k) = run.Context.Loan.Supported!.Value;
        var month = run.Context.Plan.Months[k];
        return (
            "supported balance ÷ balance then of a loan of 1",
            [
                new($"supported balance, {run.Date(month)}", balance, FigureUnit.Amount, Figure: $"supported/{month}"),
                new("balance then of a loan of 1", run.Context.Unit.Balance[k], FigureUnit.Multiple, "/facility/interest/capitalisedUntil"),
            ]);
    }

    /// <summary>One step of the path.</summary>
    public static Working Balance(ExplainedRun run, int month, string figure)
    {
        var context = run.Context;
        var plan = context.Plan;
        var k = Array.IndexOf(plan.Months, month);
        if (context.Loan.Supported is null || k < 0)
            throw FigureWorkings.Unknown(figure);
        var path = context.Unit.SupportedByCash;
        var title = $"Balance that cash and value support, {run.Date(month)}";
        if (k == plan.LastPayment)
            return new(figure, title, "nothing is left after the last payment", [], 0, FigureUnit.Amount, "supported-balance");
        var terms = context.DealCase;
        var value = context.Value(terms.Sizing.LoanToValue.Premise ?? terms.Valuation.Premise)[month];
        var next = plan.Months[k + 1];
        return new(
            figure,
            title,
            "max(0, min(share × value, (supported balance at the next payment + debt service that the period's cash carries) ÷ (1 + interest of the period)))",
            [
                new("share", terms.Facility.Amortisation.SupportedLoanToValue, FigureUnit.Fraction, "/facility/amortisation/supportedLoanToValue"),
                new("value", value, FigureUnit.Amount, Figure: run.Run.Base is null ? $"collateral/marked/{month}" : null),
                new($"supported balance, {run.Date(next)}", path[k + 1], FigureUnit.Amount, Figure: $"supported/{next}"),
                new("debt service that the period's cash carries", context.Loan.Capacity.Carries(k + 1), FigureUnit.Amount, "/sizing/debtServiceCoverage/contractedTarget"),
                new("interest of the period on 1", plan.Growth[k + 1], FigureUnit.Fraction, "/facility/interest"),
            ],
            path[k],
            FigureUnit.Amount,
            "supported-balance");
    }
}
