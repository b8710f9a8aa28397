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
            "interest" => Settled(run, month, figure, "Interest", loan.InterestPaid[month], "balance × yearly rate × day-count fraction, summed over the draws"),
            "principal" => Settled(run, month, figure, "Principal", loan.Principal[month], "each draw's instalment on its own clock, summed over the draws"),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    private static Working Settled(ExplainedRun run, int month, string figure, string title, double value, string formula)
    {
        var date = run.Result.Months[month];
        var inputs = run.Result.Schedule.Draws
            .SelectMany(draw => draw.Payments.Where(payment => payment.Date == date).Select(payment => (draw.Number, payment)))
            .Select(item => new WorkingInput(
                $"draw {item.Number}: balance {item.payment.Opening}, rate {item.payment.RatePerAnnum:P4}",
                (double)(title == "Interest" ? item.payment.Interest.Amount : item.payment.Principal.Amount),
                FigureUnit.Amount,
                Source: "settled schedule; to the cent"));
        return new(figure, $"{title}, {run.Date(month)}", formula, [.. inputs], value, FigureUnit.Amount, "loan-schedule");
    }
}
