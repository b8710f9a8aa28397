using System.Globalization;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of figures over the loan's whole life: totals, multiple, carrying amount, cover at its least and on average, headroom, debt past the contracts, cash flow by year of the loan.</summary>
internal static class LifetimeWorkings
{
    public static Working Returns(ExplainedRun run, string line, string figure)
    {
        var returns = run.Result.Returns;
        var (plan, outcome) = (run.Run.Plan, run.Run.Outcome);
        var cash = returns.LenderCash;
        return line switch
        {
            "multiple" => new(
                figure, "Multiple on invested capital", "what the lenders receive ÷ what they pay out",
                [
                    new("what the lenders receive", cash[0].Amount + cash.Skip(1 + plan.Draws.Length).Sum(flow => flow.Amount), FigureUnit.Amount, Source: "upfront fee, interest, principal and fees, the agent's left out"),
                    new("what they pay out", -cash.Skip(1).Take(plan.Draws.Length).Sum(flow => flow.Amount), FigureUnit.Amount, Source: "draws less discount", Figure: null),
                ],
                returns.MultipleOnInvestedCapital ?? throw FigureWorkings.Unknown(figure), FigureUnit.Multiple, "returns"),
            "total-interest" => new(
                figure, "Interest over the life, before cap and swap", "paid − paid by cap and swap + added to principal",
                [
                    new("paid", outcome.InterestPaid.Sum(), FigureUnit.Amount, Source: "every payment"),
                    new("paid by cap and swap", outcome.HedgePaid.Sum(), FigureUnit.Amount, "/facility/interest"),
                    new("added to principal", outcome.Capitalised.Sum(), FigureUnit.Amount, "/facility/interest/capitalisedUntil"),
                ],
                returns.TotalInterest, FigureUnit.Amount, "returns"),
            "total-fees" => new(
                figure, "Discount and fees over the life", "discount and upfront fee + fees of the payments",
                [
                    new("discount and upfront fee", returns.TotalFees - outcome.Fees.Sum(), FigureUnit.Amount, "/facility/fees"),
                    new("fees of the payments", outcome.Fees.Sum(), FigureUnit.Amount, "/facility/fees"),
                ],
                returns.TotalFees, FigureUnit.Amount, "fees"),
            "undrawn-fees" => Undrawn(run, figure),
            "nominal-yield" => new(
                figure, "Yield, compounded as often as the loan pays", "payments a year × ((1 + yield) ^ (1 ÷ payments a year) − 1)",
                [
                    new("payments a year", 12.0 / (int)run.Case.Facility.PaymentFrequency, FigureUnit.Count, "/facility/paymentFrequency"),
                    new("yield", returns.LenderXirr ?? throw FigureWorkings.Unknown(figure), FigureUnit.RatePerAnnum, Figure: "returns/lender-xirr"),
                ],
                returns.NominalYield!.Value, FigureUnit.RatePerAnnum, "returns"),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    /// <summary>A column of the carrying amount by effective interest.</summary>
    public static Working Carrying(ExplainedRun run, string line, string row, string figure)
    {
        var rows = run.Result.Returns.CarryingAmount;
        if (!int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= rows.Count)
            throw FigureWorkings.Unknown(figure);
        var of = rows[at];
        var day = Amounts.Day(of.Date!.Value);
        return line switch
        {
            "opening" => Made("Carrying amount before", "carrying amount of the row before", [new("carrying amount of the row before", of.Opening, FigureUnit.Amount, Figure: at == 0 ? null : $"carrying/amount/{Text(at - 1)}")], of.Opening),
            "interest" => Made("Effective interest", "carrying amount before × ((1 + yield) ^ (days ÷ 365) − 1)",
            [
                new("carrying amount before", of.Opening, FigureUnit.Amount, Figure: $"carrying/opening/{row}"),
                new("yield", run.Result.Returns.LenderXirr!.Value, FigureUnit.RatePerAnnum, Figure: "returns/lender-xirr"),
                new("days", at == 0 ? 0 : of.Date.Value.DayNumber - rows[at - 1].Date!.Value.DayNumber, FigureUnit.Days),
            ], of.Interest),
            "cash" => Made("Cash to the lenders", "sum of the day's cash", [.. run.Result.Returns.LenderCash.Where(flow => flow.Date == of.Date && flow.Amount != 0).Select(flow => new WorkingInput("lenders' cash", flow.Amount, FigureUnit.Amount))], of.Cash),
            "amount" => Made("Carrying amount", "carrying amount before + effective interest − cash",
            [
                new("carrying amount before", of.Opening, FigureUnit.Amount, Figure: $"carrying/opening/{row}"),
                new("effective interest", of.Interest, FigureUnit.Amount, Figure: $"carrying/interest/{row}"),
                new("cash", of.Cash, FigureUnit.Amount, Figure: $"carrying/cash/{row}"),
            ], of.Carrying),
            _ => throw FigureWorkings.Unknown(figure),
        };

        Working Made(string title, string formula, IReadOnlyList<WorkingInput> inputs, double value) => new(figure, $"{title}, {day}", formula, inputs, value, FigureUnit.Amount, "returns");
    }

    public static Working Coverage(ExplainedRun run, string line, string figure)
    {
        var coverage = run.Result.Coverage;
        var covered = coverage.DebtService.Where(point => point.Ratio is not null).ToList();
        return line switch
        {
            "minimum" => new(
                figure, "Least debt service cover", "the least of the payments",
                [.. covered.Select(point => Point(point, point.Ratio!.Value, "debt-service"))], coverage.MinimumDebtService ?? throw FigureWorkings.Unknown(figure), FigureUnit.Multiple, "debt-service-coverage"),
            "average" => new(
                figure, "Average debt service cover", "sum of the payments ÷ their number",
                [.. covered.Select(point => Point(point, point.Ratio!.Value, "debt-service"))], coverage.AverageDebtService ?? throw FigureWorkings.Unknown(figure), FigureUnit.Multiple, "debt-service-coverage"),
            "minimum-contracted" => new(
                figure, "Least cover by contracts alone", "the least of the payments",
                [.. coverage.DebtService.Where(point => point.ContractedRatio is not null).Select(point => Point(point, point.ContractedRatio!.Value, "contracted"))],
                coverage.MinimumContractedDebtService ?? throw FigureWorkings.Unknown(figure), FigureUnit.Multiple, "debt-service-coverage"),
            "maximum-loan-to-value" => new(
                figure, "Highest loan-to-value after closing", "the highest of the months",
                [.. coverage.LoanToValue.Select((ratio, m) => (ratio, m)).Skip(1).Where(one => one.ratio is not null).Select(one => new WorkingInput(run.Date(one.m), one.ratio!.Value, FigureUnit.Fraction, Figure: $"coverage/loan-to-value/{Text(one.m)}"))],
                coverage.MaximumLoanToValue ?? throw FigureWorkings.Unknown(figure), FigureUnit.Fraction, "loan-to-value"),
            _ => throw FigureWorkings.Unknown(figure),
        };

        static WorkingInput Point(CoveragePoint point, double ratio, string part) =>
            new(Amounts.Day(point.Date), ratio, FigureUnit.Multiple, Figure: $"coverage/{part}/{Text(point.Month)}");
    }

    public static Working Headroom(ExplainedRun run, string key, string figure)
    {
        var limit = run.Result.Sizing.Limits.FirstOrDefault(item => item.Key == key);
        return new(
            figure, $"Headroom: {limit?.Name}", "max(0, allows) − loan",
            [
                new("allows", limit?.Allows ?? throw FigureWorkings.Unknown(figure), FigureUnit.Amount, Figure: $"limit/{key}"),
                new("loan", run.Result.Sizing.LoanSizeUnrounded, FigureUnit.Amount, Figure: "size"),
            ],
            limit.Headroom ?? throw FigureWorkings.Unknown(figure), FigureUnit.Amount, "sizing");
    }

    public static Working RunOff(ExplainedRun run, string line, string figure)
    {
        var off = run.Result.RunOff;
        var balance = run.Result.Loan.Balance;
        switch (line)
        {
            case "balance-past":
                if (off.LastContractEnd is not { } last)
                    return new(figure, "Debt past contracts", "nothing: no contract is committed", [], off.BalancePast, FigureUnit.Amount, "roll-over");
                var at = Math.Clamp(run.Run.Timeline.MonthOnOrBefore(last), 0, balance.Count - 1);
                return new(
                    figure, "Debt past contracts", "balance when the last contract ends",
                    [new("balance when the last contract ends", balance[at], FigureUnit.Amount, Figure: $"loan/balance/{Text(at)}", Source: $"the last contract is committed to {Amounts.Day(last)}")],
                    off.BalancePast, FigureUnit.Amount, "roll-over");
            case "uncovered":
                var month = 0;
                double share = 0, worst = 0;
                for (var m = 1; m < balance.Count; m++)
                {
                    if (run.Run.Vectors.InService[m] <= 0)
                        continue;
                    var free = Math.Max(0, 1 - (run.Run.Vectors.Revenue.Committed[m] / run.Run.Vectors.InService[m]));
                    if (balance[m] * free > worst)
                        (month, share, worst) = (m, free, balance[m] * free);
                }

                return new(
                    figure, $"Largest balance without contract{(month > 0 ? ", " + run.Date(month) : "")}", "balance × share of the GPUs without contract, in the worst month",
                    [
                        new("balance", balance[month], FigureUnit.Amount, Figure: $"loan/balance/{Text(month)}"),
                        new("share of the GPUs without contract", share, FigureUnit.Fraction, "/contracts"),
                    ],
                    off.UncoveredBalance, FigureUnit.Amount, "roll-over");
            case "share":
                return new(
                    figure, "Share of the loan past contracts", "debt past contracts ÷ loan",
                    [new("debt past contracts", off.BalancePast, FigureUnit.Amount, Figure: "run-off/balance-past"), new("loan", run.Result.Sizing.LoanSizeUnrounded, FigureUnit.Amount, Figure: "size")],
                    off.ShareOfLoanPast ?? throw FigureWorkings.Unknown(figure), FigureUnit.Fraction, "roll-over");
            case "commitment-over-revenue":
                return new(
                    figure, "Commitment over the borrower's last year's revenue", "commitment ÷ revenue",
                    [
                        new("commitment", (double)(run.Case.Facility.Commitment ?? run.Result.Sizing.Commitment).Amount, FigureUnit.Amount, run.Case.Facility.Commitment is null ? null : "/facility/commitment", run.Case.Facility.Commitment is null ? "size" : null),
                        new("revenue", (double)(run.Case.Borrower.LastYearRevenue ?? throw FigureWorkings.Unknown(figure)).Amount, FigureUnit.Amount, "/borrower/lastYearRevenue"),
                    ],
                    off.CommitmentOverRevenue ?? throw FigureWorkings.Unknown(figure), FigureUnit.Multiple, "roll-over");
            default:
                throw FigureWorkings.Unknown(figure);
        }
    }

    /// <summary>A line of the cash flow over a year of the loan, 1 for the first; 0 for its whole life.</summary>
    public static Working Year(ExplainedRun run, string line, string number, string figure)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            throw FigureWorkings.Unknown(figure);
        var path = CashLines.Path(run.Result.Cashflow, line) ?? throw FigureWorkings.Unknown(figure);
        var months = Enumerable.Range(1, Math.Max(0, path.Count - 1)).Where(m => year == 0 || (m - 1) / 12 == year - 1).ToList();
        if (months.Count == 0)
            throw FigureWorkings.Unknown(figure);
        return new(
            figure, $"{CashLines.Name(run.Result.Cashflow, line)}, {(year == 0 ? "over the life" : $"year {number} of the loan")}", "sum of the months",
            [.. months.Select(m => new WorkingInput(run.Date(m), path[m], FigureUnit.Amount, Figure: CashLines.IsExplained(line) ? $"cashflow/{line}/{Text(m)}" : null, Source: CashLines.Source(line)))],
            months.Sum(m => path[m]), FigureUnit.Amount, "cash-flow");
    }

    private static Working Undrawn(ExplainedRun run, string figure)
    {
        var sized = run.Run.Base ?? run.Run;
        var rows = FeeSchedule.UndrawnByPayment(run.Case, sized.Plan, run.Result.Sizing.LoanSizeUnrounded, (double)run.Result.Sizing.Commitment.Amount);
        return new(
            figure, "Fees for amounts not drawn", "sum of the payments",
            [.. rows.Select((fee, k) => new WorkingInput(Amounts.Day(sized.Plan.PaidOn[k]), fee, FigureUnit.Amount, "/facility/fees/undrawnPerAnnum")).Where(input => input.Value != 0)],
            run.Result.Returns.UndrawnFees, FigureUnit.Amount, "fees");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
