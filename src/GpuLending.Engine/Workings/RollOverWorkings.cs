using System.Globalization;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Revenue;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of contract ends against the debt, forward rents and the lease sweep.</summary>
internal static class RollOverWorkings
{
    public static Working ByMonth(ExplainedRun run, string line, int month, string figure)
    {
        var roll = run.Result.RollOver ?? throw FigureWorkings.Unknown(figure);
        return line switch
        {
            "relet" => new(
                figure,
                $"Expected revenue of GPUs whose contract has ended, {run.Date(month)}",
                "merchant revenue − merchant revenue if they stood empty for good",
                [
                    new("merchant revenue", run.Result.Cashflow.MerchantRevenue[month], FigureUnit.Amount, "/merchant"),
                    new("merchant revenue if they stood empty for good", run.Result.Cashflow.MerchantRevenue[month] - roll.ReletRevenue[month], FigureUnit.Amount, Source: "a second run of the months, every contract ended where it is no longer certain"),
                ],
                roll.ReletRevenue[month],
                FigureUnit.Amount,
                "roll-over"),
            "cover" => Cover(run, roll, month, figure),
            "forward" => Forward(run, roll, month, figure),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    public static Working Sweep(ExplainedRun run, string line, string figure)
    {
        var sweep = run.Result.RollOver?.Sweep ?? throw FigureWorkings.Unknown(figure);
        var deal = run.Run;
        var at = ContractBookOf.MonthOf(deal, sweep.Expiry);
        return line switch
        {
            "carried" => new(
                figure,
                $"Debt that the cash after {Amounts.Day(sweep.Expiry)} carries",
                "at most the balance: sum of debt service allowed × discount factor",
                [new($"balance on {Amounts.Day(sweep.Expiry)}", sweep.BalanceAtExpiry, FigureUnit.Amount, Figure: $"loan/balance/{Text(at)}"), .. Carrying(deal, at)],
                sweep.Carried,
                FigureUnit.Amount,
                "roll-over"),
            "to-sweep" => new(
                figure,
                "To repay before the last contract ends",
                "balance − carried",
                [
                    new("balance", sweep.BalanceAtExpiry, FigureUnit.Amount, Figure: $"loan/balance/{Text(at)}", Source: $"on {Amounts.Day(sweep.Expiry)}"),
                    new("carried", sweep.Carried, FigureUnit.Amount, Figure: "roll-over/carried"),
                ],
                sweep.ToSweep,
                FigureUnit.Amount,
                "roll-over"),
            "share" => new(
                figure,
                "Share of the cash left after debt service to sweep",
                "to repay ÷ sum of the cash left, at most 1, and 0 where none is left",
                [
                    new("to repay", sweep.ToSweep, FigureUnit.Amount, Figure: "roll-over/to-sweep"),
                    .. Enumerable.Range(1, deal.Plan.LastPayment)
                        .Where(k => deal.Plan.Months[k] <= at && deal.Timeline.Dates[deal.Plan.Months[k - 1]] >= sweep.From)
                        .Select(k => new WorkingInput($"cash left on {Amounts.Day(deal.Plan.Dates[k])}", LeaseSweepOf.Left(deal, k), FigureUnit.Amount, Source: "cash flow less fees, interest and principal")),
                ],
                sweep.Share,
                FigureUnit.Fraction,
                "roll-over"),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    /// <summary>The least cover after the first committed end, with or without re-letting.</summary>
    public static Working Least(ExplainedRun run, bool withRelet, string figure)
    {
        var roll = run.Result.RollOver ?? throw FigureWorkings.Unknown(figure);
        return new(
            figure,
            withRelet ? "Least cover after the first contract's end" : "Least cover after the first contract's end, nothing let again",
            "the least of the payments",
            [
                .. roll.Cover.Where(point => point.WithRelet is not null).Select(point => new WorkingInput(
                    Amounts.Day(point.Date), withRelet ? point.WithRelet!.Value : point.WithoutRelet!.Value, FigureUnit.Multiple,
                    Figure: withRelet ? $"coverage/debt-service/{Text(point.Month)}" : $"roll-over/cover/{Text(point.Month)}")),
            ],
            (withRelet ? roll.MinimumCover : roll.MinimumCoverWithoutRelet) ?? throw FigureWorkings.Unknown(figure),
            FigureUnit.Multiple,
            "roll-over");
    }

    private static Working Cover(ExplainedRun run, RollOver roll, int month, string figure)
    {
        var point = roll.Cover.FirstOrDefault(point => point.Month == month && point.WithoutRelet is not null) ?? throw FigureWorkings.Unknown(figure);
        double with = 0, relet = 0, without = 0;
        for (var m = run.PeriodStart(month); m <= month; m++)
        {
            with += run.Result.Cashflow.Cfads[m];
            relet += roll.ReletRevenue[m];
            without += roll.CfadsWithoutRelet[m];
        }

        return new(
            figure,
            $"Cover without re-letting, {run.Date(month)}",
            "(cash flow of the period − expected revenue of GPUs whose contract has ended + costs saved) ÷ debt service due",
            [
                new("cash flow of the period", with, FigureUnit.Amount, Figure: $"coverage/debt-service/{Text(month)}"),
                new("expected revenue of GPUs whose contract has ended", relet, FigureUnit.Amount, Source: "the period's months together"),
                new("costs saved", without - with + relet, FigureUnit.Amount, "/costs/power/idleShare", Source: "by GPUs at idle, net of what changes for other contracts"),
                new("debt service due", point.DebtServiceDue, FigureUnit.Amount),
            ],
            point.WithoutRelet!.Value,
            FigureUnit.Multiple,
            "roll-over");
    }

    private static Working Forward(ExplainedRun run, RollOver roll, int month, string figure)
    {
        if (run.Run.Operations.Merchant.Market is not { } market || month >= roll.Forwards.Count)
            throw FigureWorkings.Unknown(figure);
        var k = Math.Max(0, MonthArithmetic.WholeMonthsBetween(market.CurveDate, run.Result.Months[month]));
        var (before, annuityBefore, after, annuityAfter, past) = market.Curve.Parts(k);
        const string Pillars = "/merchant/relet/pillars";
        // After the longest length the last forward falls; the same formula then holds with that factor.
        return new(
            figure,
            $"Forward rent of the month from {run.Date(month)}",
            "(price of the longer × its annuity − price of the shorter × its annuity) ÷ (longer annuity − shorter annuity) × (1 − decline)^(months past the curve ÷ 12)",
            [
                new("price of the longer length", after, FigureUnit.Price, Pillars),
                new("its annuity in months", annuityAfter, FigureUnit.Count, "/merchant/relet/discountRatePerAnnum"),
                new("price of the shorter length", before, FigureUnit.Price, Pillars),
                new("its annuity in months", annuityBefore, FigureUnit.Count, "/merchant/relet/discountRatePerAnnum"),
                new("decline a year", market.Terms.DeclinePerAnnum, FigureUnit.RatePerAnnum, "/merchant/relet/declinePerAnnum"),
                new("months past the curve", past, FigureUnit.Count),
            ],
            roll.Forwards[month].Rate,
            FigureUnit.Price,
            "roll-over");
    }

    private static List<WorkingInput> Carrying(DealRun deal, int at)
    {
        var rows = LeaseSweepOf.Allowed(deal, at).Reverse().ToList();
        var inputs = new List<WorkingInput>();
        var factor = 1.0;
        foreach (var (k, allowed, growth) in rows)
        {
            factor /= 1 + growth;
            inputs.Add(new($"{Amounts.Day(deal.Plan.Dates[k])}: debt service allowed", allowed, FigureUnit.Amount, "/sizing/debtServiceCoverage"));
            inputs.Add(new($"{Amounts.Day(deal.Plan.Dates[k])}: discount factor", factor, FigureUnit.Multiple, Source: "the loan's rate"));
        }

        return inputs;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
