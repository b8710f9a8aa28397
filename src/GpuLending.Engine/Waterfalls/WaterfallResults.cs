using GpuLending.Engine.Loans;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Waterfalls;

/// <summary>Copies a waterfall's run into the result, and proves on the way that no cash is lost.</summary>
internal static class WaterfallResults
{
    public static WaterfallResult? Of(DealRun run)
    {
        if (run.Waterfall is not { } waterfall)
            return null;
        var plan = run.Plan;
        return new WaterfallResult
        {
            Dates = plan.Dates,
            Months = plan.Months,
            Receipts = waterfall.Receipts,
            HedgeReceived = waterfall.HedgeReceived,
            SponsorFunding = waterfall.Funding,
            SponsorSupport = waterfall.Support,
            Steps = [.. waterfall.Steps.Select((step, s) => new WaterfallStepPath(
                step.Id, step.Name, step.Kind, waterfall.Due[s], waterfall.Paid[s], waterfall.CashLeft[s]))],
            Accounts =
            [
                Collection(waterfall),
                .. waterfall.Accounts.Select((account, a) => new CashAccountPath(
                    account.Terms.Id, account.Name, waterfall.Target[a], waterfall.PaidIn[a], waterfall.Drawn[a], waterfall.Held[a])),
            ],
            Triggers = [.. waterfall.Triggers.Select((trigger, t) => new WaterfallTriggerPath(
                trigger.Terms.Id,
                trigger.Name,
                trigger.Terms.Measure,
                trigger.Terms.Threshold,
                waterfall.Board.Numerator[t],
                waterfall.Board.Denominator[t],
                waterfall.Board.Log[t]))],
            UnpaidDebtService = waterfall.Unpaid,
            BalanceBeforeSweep = waterfall.BalanceBeforeSweep,
            Swept = waterfall.Swept,
            Distributions = waterfall.Distributions,
            Sale = waterfall.Sale,
            RepaidAtEnd = waterfall.RepaidAtEnd,
            JuniorRepaidAtEnd = waterfall.JuniorRepaidAtEnd,
            Loss = waterfall.Outcome.Balance[plan.LastPayment],
            LargestImbalance = LargestImbalance(waterfall, plan),
        };
    }

    /// <summary>What the sponsor pays and receives, by date. Cost is paid on the agreed day of delivery; a late fleet is paid for on time.</summary>
    public static EquityReturns? Equity(DealRun run) => Book(run)?.Close();

    /// <summary>The sponsor's dated cash alone; null when no waterfall is agreed.</summary>
    public static EquityFlow[]? SponsorCash(DealRun run) => Book(run)?.Flows();

    private static SponsorBook? Book(DealRun run)
    {
        if (run.Waterfall is not { } waterfall)
            return null;
        var book = new SponsorBook();
        var (plan, sized, terms) = (run.Plan, run.Base ?? run, run.DealCase.Facility);
        var isNew = terms.OpeningBalance is null;
        var closing = plan.Dates[0];
        var fleet = sized.Operations.Fleet;
        for (var lot = 0; lot < fleet.Count; lot++)
        {
            var day = fleet.Delivered[lot];
            if (isNew || day > closing)
                book.On(day > closing ? day : closing).FleetCost += fleet.TotalCost[lot];
        }

        foreach (var draw in plan.Draws)
        {
            if (isNew || draw.Date > closing)
                book.On(draw.Date).LoanProceeds += run.Size * draw.Weight * (1 - (isNew ? terms.Fees.OriginalIssueDiscount : 0));
        }

        if (isNew)
            book.On(closing).FinancingCosts += terms.Fees.Upfront * run.Size;
        if (run.JuniorPlan is { } junior)
        {
            foreach (var (date, weight, _) in junior.Loan.Draws)
                book.On(date).LoanProceeds += junior.Size * weight * (1 - junior.Terms.OriginalIssueDiscount);
            book.On(closing).FinancingCosts += junior.Terms.Upfront * junior.Size;
        }

        for (var m = 0; m < run.Timeline.Count; m++)
        {
            if (run.Vectors.PrepaymentReceived[m] != 0)
                book.On(run.Timeline.Dates[m]).CustomerPrepayments += run.Vectors.PrepaymentReceived[m];
        }

        for (var k = 0; k <= plan.LastPayment; k++)
        {
            var day = book.On(plan.PaidOn[k]);
            day.AccountFunding += waterfall.Funding[k];
            day.Support += waterfall.Support[k];
            day.Distribution += waterfall.Distributions[k];
        }

        if (waterfall.Sale is { } sale)
            book.On(plan.PaidOn[plan.LastPayment]).Sale += sale.ToSponsor;
        return book;
    }

    /// <summary>Cash in less cash out on each date from the figures that are given out, over the cash that moved; the largest.</summary>
    private static double LargestImbalance(WaterfallRun waterfall, LoanPlan plan)
    {
        var worst = 0.0;
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            var isLast = k == plan.LastPayment;
            var proceeds = isLast && waterfall.Sale is { } sale ? sale.Proceeds : 0;
            var toSponsor = isLast && waterfall.Sale is { } sold ? sold.ToSponsor : 0;
            var cashIn = waterfall.Collections[k - 1] + waterfall.Receipts[k] + waterfall.HedgeReceived[k] + waterfall.Funding[k] + waterfall.Support[k] + proceeds;
            var cashOut = waterfall.Collections[k] + waterfall.Distributions[k] + toSponsor + (isLast ? waterfall.RepaidAtEnd + waterfall.JuniorRepaidAtEnd : 0);
            for (var a = 0; a < waterfall.Accounts.Length; a++)
            {
                cashIn += waterfall.Held[a][k - 1];
                cashOut += waterfall.Held[a][k];
            }

            for (var s = 0; s < waterfall.Steps.Length; s++)
            {
                // What goes into accounts is in their balances, what goes to the sponsor in the distributions.
                if (waterfall.Steps[s].Kind is not (WaterfallStepKind.FundAccount or WaterfallStepKind.CashTrap or WaterfallStepKind.Distribution))
                    cashOut += waterfall.Paid[s][k];
            }

            worst = Math.Max(worst, Math.Abs(cashIn - cashOut) / Math.Max(1, cashIn));
        }

        return worst;
    }

    private static CashAccountPath Collection(WaterfallRun waterfall)
    {
        var balance = waterfall.Collections;
        var paidIn = new double[balance.Length];
        var drawn = new double[balance.Length];
        for (var k = 1; k < balance.Length; k++)
        {
            paidIn[k] = Math.Max(0, balance[k] - balance[k - 1]);
            drawn[k] = Math.Max(0, balance[k - 1] - balance[k]);
        }

        return new CashAccountPath("", "Collection account", new double[balance.Length], paidIn, drawn, balance);
    }

    /// <summary>The sponsor's cash by day.</summary>
    private sealed class SponsorBook
    {
        private readonly SortedDictionary<DateOnly, SponsorDay> _days = [];

        public SponsorDay On(DateOnly date)
        {
            if (!_days.TryGetValue(date, out var day))
                _days[date] = day = new SponsorDay();
            return day;
        }

        public EquityFlow[] Flows() => [.. _days.Where(day => day.Value.Moves).Select(day => day.Value.On(day.Key))];

        public EquityReturns Close()
        {
            var flows = Flows();
            var net = Array.ConvertAll(flows, flow => flow.Net);
            double paid = 0, received = 0;
            foreach (var amount in net)
            {
                if (amount < 0)
                    paid -= amount;
                else
                    received += amount;
            }

            double? xirr = paid > 0 && InternalRateOfReturn.TrySolveDated(Array.ConvertAll(flows, flow => flow.Date), net, out var search) ? search.Root : null;
            return new EquityReturns { Flows = flows, Xirr = xirr, Multiple = paid > 0 ? received / paid : null, PaidIn = paid, Received = received };
        }
    }

    private sealed class SponsorDay
    {
        public double FleetCost { get; set; }

        public double LoanProceeds { get; set; }

        public double CustomerPrepayments { get; set; }

        public double FinancingCosts { get; set; }

        public double AccountFunding { get; set; }

        public double Support { get; set; }

        public double Distribution { get; set; }

        public double Sale { get; set; }

        public bool Moves => FleetCost != 0 || LoanProceeds != 0 || CustomerPrepayments != 0 || FinancingCosts != 0 || AccountFunding != 0 || Support != 0
            || Distribution != 0 || Sale != 0;

        public EquityFlow On(DateOnly date) =>
            new(date, FleetCost, LoanProceeds, CustomerPrepayments, FinancingCosts, AccountFunding, Support, Distribution, Sale);
    }
}
