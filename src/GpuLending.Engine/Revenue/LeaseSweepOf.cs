namespace GpuLending.Engine.Revenue;

/// <summary>How much to repay ahead of the last lease's end, and from when. See docs/methodology/roll-over.md.</summary>
internal static class LeaseSweepOf
{
    /// <summary>A sweep begins a year before the lease ends, or earlier where a year's cash does not suffice.</summary>
    public const int UsualMonths = 12;

    public static LeaseSweep? Run(DealRun run, DateOnly expiry)
    {
        var at = ContractBookOf.MonthOf(run, expiry);
        var last = run.Plan.Months[run.Plan.LastPayment];
        if (at <= 0 || at >= last)
            return null;
        var balance = run.Balance[at];
        var carried = Math.Min(balance, Carried(run, at));
        var excess = balance - carried;
        if (excess <= Math.Max(1, run.Size) * 1e-9)
            return null;

        // Backwards over the payments before the expiry, a year at least, until what is left after debt service suffices.
        var cash = 0.0;
        var from = 0;
        for (var k = run.Plan.LastPayment; k >= 1; k--)
        {
            if (run.Plan.Months[k] > at)
                continue;
            cash += Left(run, k);
            from = run.Plan.Months[k - 1];
            if (at - from >= UsualMonths && cash >= excess)
                break;
        }

        var share = cash > 0 ? Math.Min(1, excess / cash) : 0;
        return new LeaseSweep(
            expiry, balance, carried, excess, run.Timeline.Dates[from], ContractBookOf.Months(run.Timeline.Dates[from], expiry), share, Math.Max(0, excess - cash));
    }

    /// <summary>Cash left at payment k after everything due and paid.</summary>
    public static double Left(DealRun run, int k) => Math.Max(
        0, run.Capacity.Cfads[k] - run.Outcome.Fees[k] - run.Outcome.InterestPaid[k] - run.Outcome.PrincipalPaid[k]);

    /// <summary>Debt service that the cash of each payment period after month <paramref name="at"/> allows at the targets, and its growth from the period's start,
    /// or from that month, to the payment.</summary>
    public static IEnumerable<(int Payment, double Allowed, double Growth)> Allowed(DealRun run, int at)
    {
        var plan = run.Plan;
        var targets = run.DealCase.Sizing.DebtServiceCoverage;
        for (var k = plan.LastPayment; k >= 1 && plan.Months[k] > at; k--)
        {
            double contracted = 0, merchant = 0;
            for (var m = Math.Max(plan.Months[k - 1], at) + 1; m <= plan.Months[k]; m++)
            {
                contracted += run.Vectors.ContractedCfads[m];
                merchant += run.Vectors.MerchantCfads[m];
            }

            var allowed = (Math.Max(0, merchant < 0 ? contracted + merchant : contracted) / targets.ContractedTarget)
                + (Math.Max(0, contracted < 0 ? contracted + merchant : merchant) / targets.MerchantTarget);
            var growth = plan.Months[k - 1] >= at ? plan.Growth[k] : plan.Rate[k] * plan.DayCount.YearFraction(plan.Timeline.Dates[at], plan.Dates[k]);
            yield return (k, allowed, growth);
        }
    }

    /// <summary>Present value at month <paramref name="at"/>, at the loan's rate, of what later cash allows.</summary>
    private static double Carried(DealRun run, int at)
    {
        var worth = 0.0;
        foreach (var (_, allowed, growth) in Allowed(run, at))
            worth = (worth + allowed) / (1 + growth);
        return worth;
    }
}
