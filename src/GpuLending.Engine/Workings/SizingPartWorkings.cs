using System.Globalization;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of what sizing lists beside the limits: draws, uses that depend on the loan, contracted and merchant cover.</summary>
internal static class SizingPartWorkings
{
    public static Working Draw(ExplainedRun run, string number, string key, string figure)
    {
        var draw = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? run.Result.Sizing.ByDraw.FirstOrDefault(item => item.Number == n) : null;
        if (draw?.Allowances.FirstOrDefault(item => item.Key == key) is not { } allowance) throw FigureWorkings.Unknown(figure);
        var context = run.Context;
        var (formula, inputs) = key switch
        {
            LoanToValueLimit.Key => ("largest loan-to-value × value on the day", (WorkingInput[])
            [
                SizingWorkings.LargestLoanToValue(run),
                new($"value, {run.Date(draw.Month)}", context.Value(run.Case.Sizing.LoanToValue.Premise ?? run.Case.Valuation.Premise)[draw.Month], FigureUnit.Amount),
            ]),
            DepreciatedCostLimit.Key => ("share × eligible cost left on the straight line on the day",
            [
                new("share", run.Case.Sizing.DepreciatedCost.Maximum, FigureUnit.Fraction, "/sizing/depreciatedCost/maximum"),
                new($"cost left, {run.Date(draw.Month)}", DepreciatedCostLimit.Left(context, draw.Month), FigureUnit.Amount, "/lots"),
            ]),
            AdvanceOnCostLimit.Key when context.Held is not null => ("loan that the advance allows on all eligible cost × delivered ÷ all",
            [
                new("loan on all eligible cost", AdvanceOnCostLimit.Loan(context, Sizing.AdvanceRate.Of(context).Rate, Sizing.AdvanceRate.EligibleCost(context))!.Value, FigureUnit.Amount),
                new($"eligible cost delivered by {Amounts.Day(draw.Date)}", draw.DeliveredCost, FigureUnit.Amount, "/lots"),
                new("all eligible cost", Sizing.AdvanceRate.EligibleCost(context), FigureUnit.Amount, "/lots"),
            ]),
            _ => ("loan that the limit allows × balance on the day ÷ loan",
            [
                new(allowance.Name, run.Result.Sizing.Limits.First(limit => limit.Key == key).Allows!.Value, FigureUnit.Amount, Figure: $"limit/{key}"),
                new($"balance, {run.Date(draw.Month)}", draw.Balance, FigureUnit.Amount, Figure: Math.Abs(run.Result.Loan.Balance[draw.Month] - draw.Balance) < 0.005 ? $"loan/balance/{draw.Month}" : null),
                new("loan", run.Result.Sizing.LoanSizeUnrounded, FigureUnit.Amount, Figure: "size"),
            ]),
        };
        return new(figure, $"{allowance.Name}, draw {draw.Number} on {Amounts.Day(draw.Date)}", formula, inputs, allowance.Allows, FigureUnit.Amount, "draws");
    }

    public static Working Use(ExplainedRun run, string key, string figure)
    {
        var use = run.Result.Sizing.Uses.FirstOrDefault(item => item.Key == key) ?? throw FigureWorkings.Unknown(figure);
        var size = run.Result.Sizing.LoanSizeUnrounded;
        return new(
            figure, use.Name, "amount on a loan of 1 × loan, solved together",
            [new("amount on a loan of 1", use.Share ?? 0, FigureUnit.Fraction, Path(key)), new("loan", size, FigureUnit.Amount, Figure: "size")],
            use.Amount, FigureUnit.Amount, "uses-of-the-loan");
    }

    public static Working ContractedCapacity(ExplainedRun run, string figure)
    {
        var coverage = run.Result.Sizing.Coverage;
        if (coverage is not { ByContracts: { } allows, ContractedMonth: { } month }) throw FigureWorkings.Unknown(figure);
        var k = Array.IndexOf(run.Context.Plan.Months, month);
        var alone = run.Context.Loan.Capacity.ByContracts();
        var loan = run.Context.Loan.On(alone);
        var size = loan.IsLinear ? 1 : Math.Max(1, allows);
        var v = loan.NewVectors();
        loan.Run(size, v);
        return new(
            figure, "Loan that contracted cash alone carries",
            "contracted cash ÷ target ÷ debt service of a loan of 1 repaid from it, at the tightest payment",
            [
                new($"contracted cash, merchant losses taken off, period to {run.Date(month)}", alone.Allowed[k] * run.Case.Sizing.DebtServiceCoverage.ContractedTarget, FigureUnit.Amount),
                new("contracted target", run.Case.Sizing.DebtServiceCoverage.ContractedTarget, FigureUnit.Multiple, "/sizing/debtServiceCoverage/contractedTarget"),
                new("debt service of a loan of 1", (v.Interest[k] + v.Principal[k] - v.Balloon[k]) / size, FigureUnit.Fraction, "/facility/amortisation"),
            ],
            allows, FigureUnit.Amount, "debt-service-coverage");
    }

    public static Working Part(ExplainedRun run, int month, bool contracted, string figure)
    {
        var point = run.Result.Coverage.DebtService.FirstOrDefault(item => item.Month == month);
        if ((contracted ? point?.ContractedRatio : point?.MerchantRatio) is not { } ratio) throw FigureWorkings.Unknown(figure);
        var name = contracted ? "contracted" : "merchant";
        return new(
            figure, $"Cover by {name} cash, {run.Date(month)}", $"{name} cash flow of the period ÷ (interest due + principal due)",
            [
                new($"{name} cash flow, period to {run.Date(month)}", contracted ? point!.ContractedCfads : point!.Cfads - point.ContractedCfads, FigureUnit.Amount),
                new("interest due", point.Interest, FigureUnit.Amount),
                new("principal due, balloon left out", point.Principal, FigureUnit.Amount),
            ],
            ratio, FigureUnit.Multiple, "debt-service-coverage");
    }

    private static string Path(string key) => key switch
    {
        "discount" => "/facility/fees/originalIssueDiscount",
        "upfront-fee" => "/facility/fees/upfront",
        "capitalised-interest" => "/facility/interest/capitalisedUntil",
        "debt-service-reserve" => "/facility/debtServiceReserveMonths",
        _ => "/facility/interest",
    };
}
