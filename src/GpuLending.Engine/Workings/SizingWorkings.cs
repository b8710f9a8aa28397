using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of the loan's size and of each limit.</summary>
internal static class SizingWorkings
{
    public static Working Size(ExplainedRun run)
    {
        var holding = run.Result.Sizing.Limits.Where(limit => limit.Allows is not null && limit.Status != LimitStatus.ShownOnly);
        return new(
            "size",
            "Loan size",
            "least of the applied and policy limits, rounded down to the cent",
            [.. holding.Select(limit => new WorkingInput(limit.Name, limit.Allows!.Value, FigureUnit.Amount, Figure: $"limit/{limit.Key}"))],
            (double)run.Result.Sizing.LoanSize.Amount,
            FigureUnit.Amount,
            "sizing");
    }

    public static Working Limit(ExplainedRun run, string key)
    {
        var figure = $"limit/{key}";
        var limit = run.Result.Sizing.Limits.FirstOrDefault(item => item.Key == key);
        if (limit?.Allows is not { } allows) throw FigureWorkings.Unknown(figure);
        var (formula, inputs) = key switch
        {
            "advance-on-cost" => AdvanceOnCost(run, allows),
            "loan-to-value" => LoanToValue(run, limit),
            "depreciated-cost" => DepreciatedCost(run, limit),
            "debt-service-coverage" => DebtServiceCoverage(run, limit),
            "loan-life-coverage" => LoanLifeCoverage(run, allows),
            "commitment" => ("the amount", [new WorkingInput(limit.Name, allows, FigureUnit.Amount, "/facility/commitment")]),
            _ => ("terms that break this limit allow nothing", Array.Empty<WorkingInput>()),
        };
        return new(figure, limit.Name, formula, inputs, allows, FigureUnit.Amount, key);
    }

    public static Working AdvanceRate(ExplainedRun run)
    {
        var terms = run.Case.Sizing.AdvanceOnCost;
        var rate = Rate(run);
        return terms.AdvanceRate is { } entered
            ? new("advance-rate", "Advance rate", "as entered", [new("advance rate", entered, FigureUnit.Fraction, "/sizing/advanceOnCost/advanceRate")], entered, FigureUnit.Fraction, "advance-on-cost")
            : new(
                "advance-rate",
                "Advance rate",
                "the grid's highest advance among the rows that admit the deal",
                [.. run.Snapshot.Policy.AdvanceGrid.Rows.Select(row => new WorkingInput(
                    $"{row.WorstRating} or better, cover {row.LeastContractedCover:0.00}x, up to {row.LongestTenorMonths} months", row.AdvanceRate, FigureUnit.Fraction, Source: row.Basis))],
                rate,
                FigureUnit.Fraction,
                "advance-on-cost");
    }

    private static (string Formula, IReadOnlyList<WorkingInput> Inputs) AdvanceOnCost(ExplainedRun run, double allows)
    {
        var rate = Rate(run);
        var cost = run.Result.Sizing.EligibleCost;
        var inputs = new List<WorkingInput>
        {
            new("advance rate", rate, FigureUnit.Fraction, Figure: "advance-rate"),
            new("eligible cost", cost, FigureUnit.Amount, "/lots"),
        };
        if (!run.Case.Sizing.AdvanceOnCost.FinancingCostEligible) return ("advance rate × eligible cost", inputs);
        inputs.Add(new("discount, fees and capitalised interest at this size", rate > 0 ? (allows / rate) - cost : 0, FigureUnit.Amount, "/facility/fees"));
        return ("advance rate × (eligible cost + financing cost), solved together", inputs);
    }

    private static (string Formula, IReadOnlyList<WorkingInput> Inputs) LoanToValue(ExplainedRun run, LimitResult limit)
    {
        var terms = run.Case.Sizing.LoanToValue;
        var month = limit.Month!.Value;
        var premise = terms.Premise ?? run.Case.Valuation.Premise;
        var marked = premise == run.Case.Valuation.Premise;
        return (
            "largest loan-to-value × value ÷ share of the loan outstanding, at the tightest date",
            [
                new("largest loan-to-value", terms.Maximum, FigureUnit.Fraction, "/sizing/loanToValue/maximum"),
                new(
                    $"{premise.DisplayName()}, {run.Date(month)}",
                    run.Result.Collateral.ByPremise[premise][month],
                    FigureUnit.Amount,
                    Figure: marked ? $"collateral/marked/{month}" : null),
                new("share of the loan outstanding", ShareOutstanding(run, limit, terms.Maximum * run.Result.Collateral.ByPremise[premise][month]), FigureUnit.Fraction, "/facility/amortisation"),
            ]);
    }

    private static (string Formula, IReadOnlyList<WorkingInput> Inputs) DepreciatedCost(ExplainedRun run, LimitResult limit)
    {
        var terms = run.Case.Sizing.DepreciatedCost;
        var date = run.Result.Months[limit.Month!.Value];
        var left = run.Case.Lots.Sum(lot => lot.InServiceDate > date
            ? 0
            : EligibleCost(run.Case, lot) * Math.Max(0, 1 - (MonthArithmetic.YearsBetween(lot.InServiceDate, date) / terms.LifeYears)));
        return (
            "share × eligible cost left on the straight line ÷ share of the loan outstanding, at the tightest date",
            [
                new("share", terms.Maximum, FigureUnit.Fraction, "/sizing/depreciatedCost/maximum"),
                new($"cost left, {run.Date(limit.Month.Value)}, {terms.LifeYears:0.##} years", left, FigureUnit.Amount, "/lots"),
                new("share of the loan outstanding", ShareOutstanding(run, limit, terms.Maximum * left), FigureUnit.Fraction, "/facility/amortisation"),
            ]);
    }

    private static (string Formula, IReadOnlyList<WorkingInput> Inputs) DebtServiceCoverage(ExplainedRun run, LimitResult limit)
    {
        var terms = run.Case.Sizing.DebtServiceCoverage;
        var month = limit.Month!.Value;
        double contracted = 0, merchant = 0;
        for (var m = run.PeriodStart(month); m <= month; m++)
        {
            contracted += run.Result.Cashflow.ContractedCfads[m];
            merchant += run.Result.Cashflow.MerchantCfads[m];
        }

        var allowed = (Math.Max(0, merchant < 0 ? contracted + merchant : contracted) / terms.ContractedTarget)
            + (Math.Max(0, contracted < 0 ? contracted + merchant : merchant) / terms.MerchantTarget);
        return (
            "(contracted cash ÷ target + merchant cash ÷ target) ÷ debt service of a loan of 1, at the tightest payment",
            [
                new($"contracted cash, period to {run.Date(month)}", contracted, FigureUnit.Amount, Figure: $"cashflow/cfads/{month}"),
                new("contracted target", terms.ContractedTarget, FigureUnit.Multiple, "/sizing/debtServiceCoverage/contractedTarget"),
                new("merchant cash, same period", merchant, FigureUnit.Amount),
                new("merchant target", terms.MerchantTarget, FigureUnit.Multiple, "/sizing/debtServiceCoverage/merchantTarget"),
                new("debt service of a loan of 1", limit.Allows > 0 ? allowed / limit.Allows.Value : 0, FigureUnit.Fraction, "/facility/amortisation"),
            ]);
    }

    private static (string Formula, IReadOnlyList<WorkingInput> Inputs) LoanLifeCoverage(ExplainedRun run, double allows)
    {
        var target = run.Case.Sizing.LoanLifeCoverage.Target;
        return (
            "present value of contracted cash to the last maturity ÷ target",
            [
                new("present value", allows * target, FigureUnit.Amount, Source: "contracted cash of each payment period, discounted at the loan's own rate; over what the draws are worth at closing"),
                new("target", target, FigureUnit.Multiple, "/sizing/loanLifeCoverage/target"),
            ]);
    }

    /// <summary>Share of the loan outstanding when it was tested: a draw's day counts before its first payment, a payment date after it.</summary>
    private static double ShareOutstanding(ExplainedRun run, LimitResult limit, double cap) =>
        limit.Allows > 0 ? cap / limit.Allows.Value : run.Result.Loan.Balance[limit.Month!.Value] / Math.Max(1, run.Result.Sizing.LoanSizeUnrounded);

    private static double Rate(ExplainedRun run)
    {
        if (run.Case.Sizing.AdvanceOnCost.AdvanceRate is { } entered) return entered;
        var allows = run.Result.Sizing.Limits.First(limit => limit.Key == "advance-on-cost").Allows ?? 0;
        var cost = run.Result.Sizing.EligibleCost;
        return cost > 0 ? allows / cost : 0;
    }

    private static double EligibleCost(DealCase dealCase, Lot lot)
    {
        var cost = lot.UnitCost;
        Span<(CostCategory Category, Money? Amount)> parts =
        [
            (CostCategory.Gpu, cost.Gpu), (CostCategory.Network, cost.Network), (CostCategory.Installation, cost.Installation),
            (CostCategory.Freight, cost.Freight), (CostCategory.Duty, cost.Duty), (CostCategory.Soft, cost.Soft),
        ];
        var sum = 0m;
        foreach (var (category, amount) in parts)
        {
            if (dealCase.Sizing.AdvanceOnCost.EligibleCategories.Contains(category)) sum += amount?.Amount ?? 0m;
        }

        return (double)sum * lot.Count;
    }
}
