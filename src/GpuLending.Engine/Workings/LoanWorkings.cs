using System.Globalization;
using GpuLending.Engine.Loans;

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
                "sum over the draws of balance × yearly rate × years × (1 − share added to principal) + interest on what is overdue − interest left unpaid",
                Interest(run, month),
                loan.InterestPaid[month],
                FigureUnit.Amount,
                "interest"),
            "principal" => new(
                figure,
                $"Principal, {run.Date(month)}",
                "sum of the draws' principal − principal left unpaid + arrears caught up + prepaid",
                Principal(run, month),
                loan.Principal[month],
                FigureUnit.Amount,
                "amortisation"),
            "committed" => Committed(run, month, figure),
            "prepaid" => Prepaid(run, month, figure),
            "premium" => Premium(run, month, figure),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    private static Working Committed(ExplainedRun run, int month, string figure)
    {
        var date = run.Result.Months[month];
        var drawn = run.Run.Plan.Draws.Where(draw => draw.Date <= date).Sum(draw => run.Run.Size * draw.Weight);
        var until = run.Case.Facility.AvailabilityEnd ?? run.Run.Plan.Draws[^1].Date;
        var ceiling = (double)run.Result.Sizing.Commitment.Amount;
        var open = date <= until;
        return new(
            figure,
            $"Committed, {run.Date(month)}",
            "while it can be drawn: max(drawn so far, min(commitment with its steps, commitment of the loan as sized)); afterwards drawn so far",
            [
                new("can be drawn", open ? 1 : 0, FigureUnit.Count, "/facility/availabilityEnd"),
                new("drawn so far", drawn, FigureUnit.Amount, "/facility/draws"),
                new("commitment with its steps", CommitmentPath.Of(run.Case)?.On(date) ?? ceiling, FigureUnit.Amount, "/facility/commitment"),
                new("commitment of the loan as sized", ceiling, FigureUnit.Amount, Figure: "size"),
            ],
            run.Result.Loan.Committed[month],
            FigureUnit.Amount,
            "draws");
    }

    private static Working Prepaid(ExplainedRun run, int month, string figure)
    {
        if (run.Result.Loan.Prepaid.Count == 0)
            throw FigureWorkings.Unknown(figure);
        List<WorkingInput> inputs = [.. Made(run, month).Select(one => new WorkingInput(Name(one.Kind), one.Paid, FigureUnit.Amount, Path(one.Kind)))];
        if (run.Result.Waterfall is { } waterfall && run.Payment(month) is { } k && waterfall.Swept[k] > 0)
            inputs.Add(new("swept", waterfall.Swept[k], FigureUnit.Amount, Figure: $"waterfall/swept/{month.ToString(CultureInfo.InvariantCulture)}"));
        return new(
            figure,
            $"Prepaid, {run.Date(month)}",
            "sum of the prepayments made on the date",
            inputs,
            run.Result.Loan.Prepaid[month],
            FigureUnit.Amount,
            "prepayments");
    }

    private static Working Premium(ExplainedRun run, int month, string figure)
    {
        if (run.Result.Loan.PrepaymentPremium.Count == 0)
            throw FigureWorkings.Unknown(figure);
        List<WorkingInput> inputs = [];
        foreach (var one in Made(run, month))
        {
            inputs.Add(new($"{Name(one.Kind)}: principal", one.Paid, FigureUnit.Amount, Path(one.Kind)));
            inputs.Add(new($"{Name(one.Kind)}: premium on 1", one.Paid > 0 ? one.Premium / one.Paid : 0, FigureUnit.Fraction, "/facility/prepayment/premium"));
        }

        return new(
            figure, $"Prepayment premium, {run.Date(month)}", "sum over the prepayments of principal × premium on 1", inputs, run.Result.Loan.PrepaymentPremium[month], FigureUnit.Amount,
            "prepayments");
    }

    private static List<PrepaymentMade> Made(ExplainedRun run, int month) =>
        run.Payment(month) is { } k ? [.. run.Result.Loan.Prepayments.Where(one => one.Date == run.Run.Plan.PaidOn[k])] : [];

    private static string Name(PrepaymentKind kind) => kind switch
    {
        PrepaymentKind.Proceeds => "lot lost or sold",
        PrepaymentKind.Voluntary => "voluntary",
        PrepaymentKind.LoanToCost => "above loan-to-cost",
        PrepaymentKind.NegativeOperatingIncome => "coming cash short",
    };

    private static string Path(PrepaymentKind kind) => kind switch
    {
        PrepaymentKind.Proceeds => "/facility/prepayment/proceeds",
        PrepaymentKind.Voluntary => "/facility/prepayment/voluntary",
        PrepaymentKind.LoanToCost => "/facility/prepayment/loanToCostAbove",
        PrepaymentKind.NegativeOperatingIncome => "/facility/prepayment/onNegativeOperatingIncome",
    };

    /// <summary>Four inputs a draw, then interest on what is overdue, then what was left unpaid. Rates are after cap and swap, of which nothing is added to principal.</summary>
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
            var rates = plan.RateOf(d, k);
            inputs.Add(new($"draw {d + 1}: {RateName(plan, start, plan.AccruedTo[k])}", rates.Borrower, FigureUnit.RatePerAnnum, "/facility/interest"));
            inputs.Add(new($"draw {d + 1}: years, {plan.DayCount.Name}", plan.DayCount.YearFraction(start, plan.AccruedTo[k]), FigureUnit.Years, "/facility/interest/dayCount"));
            var added = k > plan.Draws[d].Last || rates.Borrower == 0 ? 0 : plan.CapitalisedShareOf(d, k) * rates.Lender / rates.Borrower;
            inputs.Add(new($"draw {d + 1}: share added to principal", added, FigureUnit.Fraction, "/facility/interest/capitalisedUntil"));
        }

        inputs.Add(new("interest on what is overdue", outcome.DefaultInterest[k], FigureUnit.Amount, "/facility/interest/defaultMarginPerAnnum"));

        inputs.Add(new("interest left unpaid", outcome.InterestDue[k] - outcome.InterestPaid[k], FigureUnit.Amount, Source: "added to the balance"));
        return inputs;
    }

    private static string RateName(LoanPlan plan, DateOnly start, DateOnly end)
    {
        var interest = plan.Facility.Interest;
        var rate = interest.Kind == RateKind.Fixed || interest.Setting == RateSetting.InAdvance
            ? $"rate set {Amounts.Day(start)}"
            : $"rate of {Amounts.Day(start)} to {Amounts.Day(end)}, in arrears";
        return plan.Rates.IsHedged ? rate + ", after cap and swap" : rate;
    }

    private static List<WorkingInput> Principal(ExplainedRun run, int month)
    {
        var inputs = new List<WorkingInput>();
        if (run.Payment(month) is not { } k)
            return inputs;
        var (plan, outcome) = (run.Run.Plan, run.Run.Outcome);
        if (run.Run.Base is not null || run.Run.Waterfall is not null)
        {
            var paidAsDue = outcome.PrincipalPaid[k] - outcome.Prepaid[k];
            inputs.Add(new("principal due by the schedule", outcome.PrincipalDue[k], FigureUnit.Amount, "/facility/amortisation"));
            inputs.Add(new("principal left unpaid", Math.Max(0, outcome.PrincipalDue[k] - paidAsDue), FigureUnit.Amount));
            inputs.Add(new("arrears caught up", Math.Max(0, paidAsDue - outcome.PrincipalDue[k]), FigureUnit.Amount));
            inputs.Add(new("prepaid", outcome.Prepaid[k], FigureUnit.Amount, "/facility/prepayment"));
            return inputs;
        }

        for (var d = 0; d < plan.Draws.Length; d++)
        {
            var principal = run.Run.Kept.Repaid.PrincipalOf(d)[k];
            if (principal != 0)
                inputs.Add(new($"draw {d + 1} of {Amounts.Day(plan.Draws[d].Date)}", principal, FigureUnit.Amount, "/facility/amortisation"));
        }

        return inputs;
    }
}
