using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Revenue;

/// <summary>Sets contract ends against the debt of a finished run. See docs/methodology/roll-over.md.</summary>
internal static class RollOverOf
{
    public static RollOver Run(DealRun run, ContractRunOff runOff)
    {
        var maturity = RunOff.LastOwed(run.Plan, run.Balance);
        var ending = run.Operations.Contracts
            .Select((plan, c) => (Plan: plan, Index: c))
            .Where(pair => pair.Plan.IsCommitted && pair.Plan.CommittedUntil > run.Timeline.Dates[0]
                && run.Timeline.Dates[ContractBookOf.MonthOf(run, pair.Plan.CommittedUntil)] < maturity)
            .OrderBy(pair => pair.Plan.CommittedUntil).ThenBy(pair => pair.Plan.Contract.Id, StringComparer.Ordinal)
            .ToArray();
        var months = run.Timeline.Count;
        var relet = new double[months];
        var without = new double[months];
        for (var m = 0; m < months; m++)
            without[m] = run.Vectors.ContractedCfads[m] + run.Vectors.MerchantCfads[m];
        if (ending.Length > 0)
        {
            var bare = run.Operations.WithoutRelet();
            bare.Run();
            for (var m = 0; m < months; m++)
            {
                relet[m] = run.Vectors.MerchantRevenue[m] - bare.Vectors.MerchantRevenue[m];
                // Income tax stays as it was settled on the expected cash.
                without[m] = bare.Vectors.ContractedCfads[m] + bare.Vectors.MerchantCfads[m] - run.Vectors.Costs.IncomeTax[m];
            }
        }

        var cover = Cover(run, without, ending.Length > 0 ? ending[0].Plan.CommittedUntil : maturity);
        return new RollOver
        {
            Expiries = [.. ending.Select(pair => Expiry(run, pair.Plan, pair.Index, maturity))],
            MonthsOfDebtPast = runOff.MonthsOfDebtPast,
            BalancePast = runOff.LastContractEnd is { } last ? ContractBookOf.BalanceOn(run, last) : 0,
            ReletRevenue = relet,
            CfadsWithoutRelet = without,
            Cover = cover,
            MinimumCover = Least(cover, point => point.WithRelet),
            MinimumCoverWithoutRelet = Least(cover, point => point.WithoutRelet),
            Forwards = Forwards(run),
            Sweep = ending.Length > 0 ? LeaseSweepOf.Run(run, ending[^1].Plan.CommittedUntil) : null,
        };
    }

    private static ContractExpiry Expiry(DealRun run, ContractPlan plan, int c, DateOnly maturity)
    {
        var until = plan.CommittedUntil;
        var relet = 0.0;
        var path = run.Operations.Merchant.Paths is { Length: > 0 } paths ? paths[c] : null;
        var free = Calendars.MonthArithmetic.AddMonths(plan.End, plan.MonthsToRelet ?? run.Operations.Merchant.VoidMonths, Calendars.EndOfMonthRule.MonthEnd);
        for (var m = 1; m < run.Timeline.Count && run.Timeline.Dates[m - 1] < maturity; m++)
        {
            relet += run.Vectors.Revenue.OpenFees(c)[m];
            relet += path is not null
                ? path.Month(run.Timeline, m).IncomePerHour * ContractFees.HoursPerMonth
                : run.Operations.Merchant.Revenue(
                    plan.GpusAtEnd * plan.StaysOn(plan.End) * run.Timeline.ShareOfMonth(m, free, DateOnly.MaxValue), run.Timeline, m);
        }

        return new ContractExpiry(
            plan.Contract.Id,
            plan.Contract.Customer,
            until,
            ContractBookOf.Months(until, maturity),
            ContractBookOf.BalanceOn(run, until),
            plan.GpusOn(until.AddDays(-1)),
            plan.PriceOn(until.AddDays(-1)),
            run.Operations.Merchant.Market?.Rate(until),
            relet);
    }

    private static CoverAfterExpiry[] Cover(DealRun run, double[] without, DateOnly after)
    {
        var points = new List<CoverAfterExpiry>();
        for (var k = 1; k <= run.Plan.LastPayment; k++)
        {
            if (run.Plan.Dates[k] <= after)
                continue;
            var due = run.Outcome.DebtServiceDue(k);
            var bare = 0.0;
            for (var m = run.Plan.Months[k - 1] + 1; m <= run.Plan.Months[k]; m++)
                bare += without[m];
            var owed = due > CoverageRatios.Nothing;
            points.Add(new CoverAfterExpiry(
                run.Plan.Months[k], run.Plan.Dates[k], due, owed ? run.Capacity.Cfads[k] / due : null, owed ? bare / due : null));
        }

        return [.. points];
    }

    private static double? Least(CoverAfterExpiry[] cover, Func<CoverAfterExpiry, double?> of)
    {
        double? least = null;
        foreach (var point in cover)
        {
            if (of(point) is { } ratio && !(least <= ratio))
                least = ratio;
        }

        return least;
    }

    private static RentalForward[] Forwards(DealRun run)
    {
        if (run.Operations.Merchant.Market is not { } market)
            return [];
        var forwards = new RentalForward[run.Timeline.Count];
        for (var m = 0; m < forwards.Length; m++)
        {
            var k = Math.Max(0, Calendars.MonthArithmetic.WholeMonthsBetween(market.CurveDate, run.Timeline.Dates[m]));
            forwards[m] = new RentalForward(m, market.Curve.Forward(k), market.Curve.TermRate(k, market.Terms.TermMonths));
        }

        return forwards;
    }
}
