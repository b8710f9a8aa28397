using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Numerics;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Scenarios;

/// <summary>Reads the few figures off a finished run, without building its result.</summary>
internal static class FiguresOf
{
    /// <summary>A payment counts for coverage when more than this share of the loan is due.</summary>
    private const double ShareThatCounts = 0.001;

    /// <summary>Less than one unit of currency left unpaid is no shortfall.</summary>
    private const double OneUnit = 1;

    public static ScenarioFigures Run(DealRun run, FigureOptions options)
    {
        var (plan, outcome, waterfall, size) = (run.Plan, run.Outcome, run.Waterfall, run.Size);
        var value = run.ValueByPremise[run.DealCase.Valuation.Premise];
        var firstPrincipal = FirstPrincipal(plan);
        double? cover = null, peak = null;
        int triggered = 0, shorts = 0;
        int? firstShort = null;
        double principal = 0, principalYears = 0, interest = 0;
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            var due = outcome.DebtServiceDue(k) + outcome.Overdue[k];
            if (due > ShareThatCounts * size && !(run.Capacity.Cfads[k] / due >= cover))
                cover = run.Capacity.Cfads[k] / due;
            if (k >= firstPrincipal)
            {
                var leverage = Leverage(waterfall is null ? outcome.Balance[k] : waterfall.BalanceBeforeSweep[k], value[plan.Months[k]]);
                if (!(leverage <= peak))
                    peak = leverage;
                if (waterfall is not null && AnyOn(waterfall.Board, k))
                    triggered++;
            }

            var unpaid = waterfall?.Unpaid[k]
                ?? outcome.InterestDue[k] + outcome.PrincipalDue[k] + outcome.Overdue[k] - outcome.InterestPaid[k] - (outcome.PrincipalPaid[k] - outcome.Prepaid[k]);
            if (unpaid > OneUnit)
            {
                shorts++;
                firstShort ??= plan.Months[k];
            }

            var repaid = outcome.PrincipalPaid[k] - (k == plan.LastPayment ? waterfall?.RepaidAtEnd ?? 0 : 0);
            principal += repaid;
            principalYears += repaid * (plan.PaidOn[k].DayNumber - plan.PaidOn[0].DayNumber) / 365.0;
            interest += outcome.InterestPaid[k] - outcome.HedgePaid[k] + outcome.Capitalised[k];
        }

        var (dates, flows) = LenderReturns.Cash(run.DealCase, plan, outcome, size);
        var (days, cash) = (dates.ToArray(), flows.ToArray());
        return new ScenarioFigures(
            size,
            cover,
            peak,
            triggered,
            shorts,
            principal > 0 ? principalYears / principal : null,
            interest,
            NetPresentValue.Dated(options.DiscountRatePerAnnum, days, cash, plan.Dates[0]),
            outcome.Balance[plan.LastPayment],
            size > 0 ? Return(days, cash) : null,
            options.WithEquityReturn ? EquityReturn(run) : null,
            firstShort);
    }

    private static int FirstPrincipal(LoanPlan plan)
    {
        var first = int.MaxValue;
        for (var d = 0; d < plan.Draws.Length; d++)
            first = Math.Min(first, DrawClocks.FirstPrincipal(plan.Segments, d));
        return first;
    }

    private static double Leverage(double balance, double value) =>
        balance <= CoverageRatios.Nothing ? 0 : value > CoverageRatios.Nothing ? balance / value : double.PositiveInfinity;

    private static bool AnyOn(TriggerBoard board, int k)
    {
        foreach (var log in board.Log)
        {
            if (log[k])
                return true;
        }

        return false;
    }

    private static double? EquityReturn(DealRun run)
    {
        if (WaterfallResults.SponsorCash(run) is not { } flows)
            return null;
        var net = Array.ConvertAll(flows, flow => flow.Net);
        return Array.Exists(net, amount => amount < 0) ? Return(Array.ConvertAll(flows, flow => flow.Date), net) : null;
    }

    /// <summary>The effective yearly return, or the end of the searched range that flows without a root point to; null where flows change sign too often to have one return.</summary>
    private static double? Return(DateOnly[] dates, double[] flows)
    {
        if (InternalRateOfReturn.TrySolveDated(dates, flows, out var search))
            return search.Root;
        if (search.Status != RootStatus.NoSignChange)
            return null;
        return flows.Sum() > 0 ? InternalRateOfReturn.HighestRate : InternalRateOfReturn.LowestRate;
    }
}
