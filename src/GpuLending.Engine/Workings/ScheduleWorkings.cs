using System.Globalization;
using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of the settled schedule: each column of each row, of the facility and of one draw, and the totals.</summary>
internal static class ScheduleWorkings
{
    private const string Page = "money-and-settlement";

    /// <summary>One column of a row of the facility.</summary>
    public static Working OfFacility(ExplainedRun run, string line, string row, string figure)
    {
        var payments = run.Result.Schedule.Payments;
        var (payment, at) = Row(payments, row, figure);
        var draws = run.Result.Schedule.Draws;
        return line switch
        {
            "opening" => new(
                figure, Title("Opening balance", payment), "balance after the row before",
                [new("balance after the row before", at == 0 ? 0 : Number(payments[at - 1].Closing), FigureUnit.Amount, Figure: at == 0 ? null : $"schedule/closing/{Text(at - 1)}")],
                Number(payment.Opening), FigureUnit.Amount, Page),
            "closing" => Closing(payment, figure, key => $"schedule/{key}/{row}"),
            "fees" => new(
                figure, Title("Fees", payment), "undrawn and agency fees and premium + exit fee × principal",
                [
                    new("undrawn and agency fees and premium", Number(payment.Fees) - Exit(run, payment), FigureUnit.Amount, "/facility/fees"),
                    new("exit fee", run.Case.Facility.Fees.Exit, FigureUnit.Fraction, "/facility/fees/exit"),
                    new("principal", Number(payment.Principal), FigureUnit.Amount, Figure: $"schedule/principal/{row}"),
                ],
                Number(payment.Fees), FigureUnit.Amount, "fees"),
            _ => new(
                figure, Title(Name(line, figure), payment), "sum of the draws",
                [
                    .. from draw in draws
                       from one in draw.Payments.Select((p, i) => (Payment: p, Row: i))
                       where one.Payment.Date == payment.Date
                       select new WorkingInput(
                           $"draw {Text(draw.Number)}", Column(one.Payment, line, figure), FigureUnit.Amount, Figure: $"draw-schedule/{Text(draw.Number)}/{line}/{Text(one.Row)}"),
                ],
                Column(payment, line, figure), FigureUnit.Amount, Page),
        };
    }

    /// <summary>One column of a row of a draw.</summary>
    public static Working OfDraw(ExplainedRun run, string number, string line, string row, string figure)
    {
        var draw = run.Result.Schedule.Draws.FirstOrDefault(one => Text(one.Number) == number) ?? throw FigureWorkings.Unknown(figure);
        var (payment, at) = Row(draw.Payments, row, figure);
        string Key(string key) => $"draw-schedule/{number}/{key}/{row}";
        return line switch
        {
            "opening" => new(
                figure, Title("Opening balance", payment), "balance after the row before",
                [new("balance after the row before", at == 0 ? 0 : Number(draw.Payments[at - 1].Closing), FigureUnit.Amount, Figure: at == 0 ? null : $"draw-schedule/{number}/closing/{Text(at - 1)}")],
                Number(payment.Opening), FigureUnit.Amount, Page),
            "closing" => Closing(payment, figure, Key),
            "drawn" => new(
                figure, Title("Drawn", payment), at == 0 ? "loan × share of the draw, to the cent" : "nothing after the draw's own day",
                at == 0 ? [new("loan", Number(run.Result.Sizing.LoanSize), FigureUnit.Amount, Figure: "size"), new("share of the draw", Sized(run).Plan.Draws[draw.Number - 1].Weight, FigureUnit.Fraction, "/facility/draws")] : [],
                Number(payment.Drawn), FigureUnit.Amount, "draws"),
            "interest" or "capitalised" when at > 0 => Interest(run, draw, payment, line, figure, Key),
            "principal" when at > 0 => new(
                figure, Title("Principal", payment), "principal of the projection + cents left to it",
                [
                    new("principal of the projection", Projected(run, draw, payment), FigureUnit.Amount, "/facility/amortisation"),
                    new("cents left to it", Number(payment.Principal) - Projected(run, draw, payment), FigureUnit.Amount, Source: "each payment is rounded to the cent, the last takes the rest"),
                ],
                Number(payment.Principal), FigureUnit.Amount, "amortisation"),
            _ => new(
                figure, Title(Name(line, figure), payment), at == 0 ? "nothing on the draw's own day" : "as settled",
                at == 0 ? [] : [new("as settled", Column(payment, line, figure), FigureUnit.Amount, line == "hedge" ? "/facility/interest" : "/facility/prepayment")],
                Column(payment, line, figure), FigureUnit.Amount, line == "hedge" ? "hedges" : "prepayments"),
        };
    }

    /// <summary>A column's total.</summary>
    public static Working Total(ExplainedRun run, string line, string figure) => new(
        figure, $"{Name(line, figure)}, in all", "sum of the rows",
        [
            .. run.Result.Schedule.Payments.Select((payment, at) => new WorkingInput(Amounts.Day(payment.Date), Column(payment, line, figure), FigureUnit.Amount, Figure: $"schedule/{line}/{Text(at)}"))
                .Where(input => input.Value != 0),
        ],
        run.Result.Schedule.Payments.Sum(payment => Column(payment, line, figure)), FigureUnit.Amount, Page);

    private static Working Closing(SettledPayment payment, string figure, Func<string, string> key) => new(
        figure, Title("Closing balance", payment), "opening + drawn + capitalised − principal",
        [
            new("opening", Number(payment.Opening), FigureUnit.Amount, Figure: key("opening")),
            new("drawn", Number(payment.Drawn), FigureUnit.Amount, Figure: key("drawn")),
            new("capitalised", Number(payment.Capitalised), FigureUnit.Amount, Figure: key("capitalised")),
            new("principal", Number(payment.Principal), FigureUnit.Amount, Figure: key("principal")),
        ],
        Number(payment.Closing), FigureUnit.Amount, Page);

    private static Working Interest(ExplainedRun run, SettledDraw draw, SettledPayment payment, string line, string figure, Func<string, string> key)
    {
        var plan = Sized(run).Plan;
        var (d, k) = (draw.Number - 1, Payment(plan, payment));
        if (line == "capitalised")
        {
            return new(
                figure, Title("Interest added to principal", payment), "interest of the period × share added to principal",
                [
                    new("interest of the period", Number(payment.Interest + payment.Capitalised), FigureUnit.Amount, Source: "opening × yearly rate × years, to the cent"),
                    new("share added to principal", plan.CapitalisedShareOf(d, k), FigureUnit.Fraction, "/facility/interest/capitalisedUntil"),
                ],
                Number(payment.Capitalised), FigureUnit.Amount, "interest");
        }

        return new(
            figure, Title("Interest", payment), "opening × yearly rate × years − added to principal",
            [
                new("opening", Number(payment.Opening), FigureUnit.Amount, Figure: key("opening")),
                new("yearly rate", (double)payment.RatePerAnnum, FigureUnit.RatePerAnnum, "/facility/interest"),
                new("years", plan.DayCount.YearFraction(plan.AccrualStart(d, k), plan.AccruedTo[k]), FigureUnit.Years, "/facility/interest/dayCount", Source: plan.DayCount.Name),
                new("added to principal", Number(payment.Capitalised), FigureUnit.Amount, Figure: key("capitalised")),
            ],
            Number(payment.Interest), FigureUnit.Amount, "interest");
    }

    /// <summary>The schedule is the base run's.</summary>
    private static DealRun Sized(ExplainedRun run) => run.Run.Base ?? run.Run;

    private static int Payment(LoanPlan plan, SettledPayment payment) => Array.IndexOf(plan.PaidOn, payment.Date, 1);

    private static double Projected(ExplainedRun run, SettledDraw draw, SettledPayment payment)
    {
        var sized = Sized(run);
        return sized.Kept.Repaid.PrincipalOf(draw.Number - 1)[Payment(sized.Plan, payment)];
    }

    private static double Exit(ExplainedRun run, SettledPayment payment) => run.Case.Facility.Fees.Exit * Number(payment.Principal);

    private static (SettledPayment Payment, int At) Row(IReadOnlyList<SettledPayment> payments, string row, string figure) =>
        int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < payments.Count ? (payments[at], at) : throw FigureWorkings.Unknown(figure);

    private static string Title(string name, SettledPayment payment) => $"{name}, {Amounts.Day(payment.Date)}";

    private static string Name(string line, string figure) => line switch
    {
        "drawn" => "Drawn",
        "interest" => "Interest",
        "hedge" => "Cap and swap",
        "capitalised" => "Interest added to principal",
        "principal" => "Principal",
        "prepaid" => "Prepaid",
        "fees" => "Fees",
        _ => throw FigureWorkings.Unknown(figure),
    };

    private static double Column(SettledPayment payment, string line, string figure) => line switch
    {
        "drawn" => Number(payment.Drawn),
        "interest" => Number(payment.Interest),
        "hedge" => payment.Hedge is { } hedge ? Number(hedge) : 0,
        "capitalised" => Number(payment.Capitalised),
        "principal" => Number(payment.Principal),
        "prepaid" => payment.Prepaid is { } prepaid ? Number(prepaid) : 0,
        "fees" => Number(payment.Fees),
        _ => throw FigureWorkings.Unknown(figure),
    };

    private static double Number(Money money) => (double)money.Amount;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
