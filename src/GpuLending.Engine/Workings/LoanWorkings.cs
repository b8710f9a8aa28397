namespace GpuLending.Engine.Workings;

/// <summary>Workings of the loan's own lines.</summary>
internal static class LoanWorkings
{
    public static Working Line(ExplainedRun run, string line, int month, string figure)
    {
        var loan = run.Result.Loan;
        return line switch
        {
            "balance" => new(
                figure,
                $"Balance, {run.Date(month)}",
                "balance before + drawn + interest capitalised − principal",
                [
                    new("balance before", month == 0 ? 0 : loan.Balance[month - 1], FigureUnit.Amount, Figure: month == 0 ? null : $"loan/balance/{month - 1}"),
                    new("drawn", loan.Drawn[month], FigureUnit.Amount, "/facility/draws"),
                    new("interest capitalised", loan.InterestCapitalised[month], FigureUnit.Amount, "/facility/interest/capitalisedUntil"),
                    new("principal", loan.Principal[month], FigureUnit.Amount, Figure: $"loan/principal/{month}"),
                ],
                loan.Balance[month],
                FigureUnit.Amount,
                "loan-schedule"),
            "interest" => new(
                figure,
                $"Interest, {run.Date(month)}",
                "sum over the draws of balance × yearly rate × years × (1 − share added to principal) − interest left unpaid",
                Interest(run, month),
                loan.InterestPaid[month],
                FigureUnit.Amount,
                "interest"),
            "principal" => new(
                figure,
                $"Principal, {run.Date(month)}",
                "sum of the draws' principal − principal left unpaid + arrears caught up",
                Principal(run, month),
                loan.Principal[month],
                FigureUnit.Amount,
                "amortisation"),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    /// <summary>Four inputs a draw, then what was left unpaid.</summary>
    private static List<WorkingInput> Interest(ExplainedRun run, int month)
    {
        var inputs = new List<WorkingInput>();
        if (run.Payment(month) is not { } k)
            return inputs;
        var (plan, outcome) = (run.Run.Plan, run.Run.Outcome);
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            if (outcome.OpeningOf[d][k] == 0)
                continue;
            var start = plan.AccrualStart(d, k);
            inputs.Add(new($"draw {d + 1}: balance", outcome.OpeningOf[d][k], FigureUnit.Amount));
            inputs.Add(new($"draw {d + 1}: rate set {Amounts.Day(start)}", plan.Rates.On(start), FigureUnit.RatePerAnnum, "/facility/interest"));
            inputs.Add(new($"draw {d + 1}: years, {plan.DayCount.Name}", plan.DayCount.YearFraction(start, plan.Dates[k]), FigureUnit.Years, "/facility/interest/dayCount"));
            inputs.Add(new(
                $"draw {d + 1}: share added to principal", k > plan.Draws[d].Last ? 0 : plan.CapitalisedShareOf(d, k), FigureUnit.Fraction, "/facility/interest/capitalisedUntil"));
        }

        inputs.Add(new("interest left unpaid", outcome.InterestDue[k] - outcome.InterestPaid[k], FigureUnit.Amount, Source: "added to the balance"));
        return inputs;
    }

    private static List<WorkingInput> Principal(ExplainedRun run, int month)
    {
        var inputs = new List<WorkingInput>();
        if (run.Payment(month) is not { } k)
            return inputs;
        var (plan, outcome) = (run.Run.Plan, run.Run.Outcome);
        if (run.Run.Base is not null)
        {
            inputs.Add(new("principal due by the schedule", outcome.PrincipalDue[k], FigureUnit.Amount, "/facility/amortisation"));
            inputs.Add(new("principal left unpaid", Math.Max(0, outcome.PrincipalDue[k] - outcome.PrincipalPaid[k]), FigureUnit.Amount));
            inputs.Add(new("arrears caught up", Math.Max(0, outcome.PrincipalPaid[k] - outcome.PrincipalDue[k]), FigureUnit.Amount));
            return inputs;
        }

        for (var d = 0; d < plan.Draws.Length; d++)
        {
            var principal = run.Run.Schedule.PrincipalOf(d)[k];
            if (principal != 0)
                inputs.Add(new($"draw {d + 1} of {Amounts.Day(plan.Draws[d].Date)}", principal, FigureUnit.Amount, "/facility/amortisation"));
        }

        return inputs;
    }
}
