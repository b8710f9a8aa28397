namespace GpuLending.Engine.Waterfalls;

/// <summary>What an account is to hold at each payment.</summary>
internal static class AccountTargets
{
    public static ResolvedAccount Resolve(WaterfallTerms terms, DealRun run, int index)
    {
        var account = terms.Accounts[index];
        var path = $"/waterfall/accounts/{index}";
        if (!Enum.IsDefined(account.Kind) || !Enum.IsDefined(account.Target) || !Enum.IsDefined(account.Use))
            throw new NotComputableException($"{path} has an unknown kind, target or use.");
        Amounts.Between(account.FundedShare, 0, 1, $"{path}/fundedShare");
        var plan = run.Plan;
        var opening = account.FundedOn ?? plan.Draws[^1].Date;
        return new ResolvedAccount
        {
            Terms = account,
            Name = account.Name.Length > 0 ? account.Name : WaterfallWords.Kind(account.Kind),
            Opens = WaterfallPlan.PaymentOnOrAfter(plan, opening),
            Ends = account.ReleasedOn is { } released ? WaterfallPlan.PaymentOnOrAfter(plan, released) : plan.Dates.Length,
            Target = Targets(account, run, path),
        };
    }

    private static double[] Targets(CashAccount account, DealRun run, string path)
    {
        var target = new double[run.Plan.Dates.Length];
        var months = Amounts.Between(account.TargetMonths, 0, 60, $"{path}/targetMonths");
        switch (account.Target)
        {
            case AccountTarget.None:
                break;
            case AccountTarget.MonthsOfDebtService:
                Ahead(run, ServiceByMonth(run), months, target);
                break;
            case AccountTarget.MonthsOfPowerCost:
                Ahead(run, run.Vectors.Power.ToArray(), months, target);
                break;
            case AccountTarget.MonthsOfOperatingCost:
                Ahead(run, CostsByMonth(run), months, target);
                break;
            case AccountTarget.ShareOfLoan:
                Array.Fill(target, Amounts.Between(account.TargetShare, 0, 1, $"{path}/targetShare") * run.Size);
                break;
            case AccountTarget.Amount:
                Array.Fill(target, Amounts.NotNegative(account.TargetAmount, run.DealCase.Currency, $"{path}/targetAmount"));
                break;
        }

        return target;
    }

    /// <summary>Sum of the months after each payment, the last one in part; months after the deal's are nothing.</summary>
    private static void Ahead(DealRun run, double[] byMonth, double months, double[] target)
    {
        for (var k = 0; k < target.Length; k++)
            target[k] = Ahead(byMonth, run.Plan.Months[k], months);
    }

    /// <summary>Sum of a path over the months after one, the last of them in part.</summary>
    public static double Ahead(double[] byMonth, int after, double months)
    {
        var (sum, left) = (0.0, months);
        for (var m = after + 1; m < byMonth.Length && left > 0; m++, left--)
            sum += byMonth[m] * Math.Min(1, left);
        return Math.Max(0, sum);
    }

    /// <summary>Debt service by the schedule, the balloon left out, spread evenly over the months of each period.</summary>
    public static double[] ServiceByMonth(DealRun run)
    {
        var (plan, schedule) = (run.Plan, run.Schedule);
        var service = new double[run.Timeline.Count];
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            var due = schedule.Interest[k] + schedule.Principal[k] - schedule.Balloon[k];
            var months = plan.Months[k] - plan.Months[k - 1];
            for (var m = plan.Months[k - 1] + 1; m <= plan.Months[k]; m++)
                service[m] = due / months;
        }

        return service;
    }

    /// <summary>What is paid to run the fleet by month: receipts less cash flow.</summary>
    public static double[] CostsByMonth(DealRun run)
    {
        var costs = new double[run.Timeline.Count];
        for (var m = 1; m < costs.Length; m++)
            costs[m] = PeriodCash.Of(run.Vectors, m).Costs;
        return costs;
    }
}
