using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Sizing;

/// <summary>The junior tranche of a run: sized on the base run, paid after the senior loan of the run's own scenario. See docs/methodology/junior-tranche.md.</summary>
internal static class JuniorRun
{
    public static JuniorResult? Of(DealRun run)
    {
        if (run.JuniorPlan is not { } plan)
            return null;
        var cash = JuniorCash.Of(run.Vectors, run.Plan, run.Outcome, plan.Loan.Months);
        var vectors = run.Base is null && run.Waterfall is null ? plan.Kept : Paid(run, plan, cash);
        return Result(run, plan, vectors, cash, [.. plan.Solutions.Select(limit => Limit(run, limit, plan.Binding, plan.Size))]);
    }

    /// <summary>What the waterfall paid, and beyond its last date or without one what the senior loan leaves; without one the sponsor goes on paying what the base run asked of it.</summary>
    private static JuniorVectors Paid(DealRun run, JuniorPlan plan, JuniorCash cash)
    {
        var ledger = run.Waterfall?.Junior ?? new JuniorLedger(plan);
        for (var k = run.Waterfall is null ? 1 : run.Plan.LastPayment + 1; k <= ledger.Last; k++)
            ledger.Pay(k, Math.Min(ledger.Due(k), cash.Left(k) + (run.Waterfall is null ? plan.Shortfall(k) : 0)));
        return ledger.Vectors;
    }

    private static JuniorResult Result(DealRun run, JuniorPlan plan, JuniorVectors v, JuniorCash cash, LimitResult[] limits)
    {
        var (terms, loan, size) = (plan.Terms, plan.Loan, plan.Size);
        var count = run.Timeline.Count;
        var balance = loan.ByMonth(size, v, count);
        var drawn = new double[count];
        foreach (var (_, weight, month) in loan.Draws)
            drawn[month] += size * weight;
        var value = run.LendableValue(run.DealCase.Valuation.Premise);
        var ratios = new double?[count];
        for (var m = 0; m < count; m++)
            ratios[m] = balance[m] + run.Balance[m] > CoverageRatios.Nothing && value[m] > CoverageRatios.Nothing ? (balance[m] + run.Balance[m]) / value[m] : null;
        var lossMonth = Enumerable.Range(0, count).MaxBy(m => ratios[m] ?? -1);
        var coverage = new CoveragePoint[loan.Last];
        var shortfall = new double[loan.Last + 1];
        for (var k = 1; k <= loan.Last; k++)
        {
            var due = v.PrincipalDue[k];
            var service = cash.SeniorService[k] + v.Interest[k] + due - v.Balloon[k];
            shortfall[k] = Math.Max(0, v.Interest[k] + due - cash.Left(k));
            coverage[k - 1] = new CoveragePoint(
                loan.Months[k], loan.Dates[k], cash.Cfads[k], v.Interest[k], due - v.Balloon[k], service > CoverageRatios.Nothing ? cash.Cfads[k] / service : null);
        }

        var (xirr, multiple) = Returns(terms, loan, v, size);
        var eligible = run.Sizing.EligibleCost;
        return new JuniorResult
        {
            Name = terms.Name,
            Size = LoanSizer.RoundDown(size, run.DealCase.Currency),
            SizeUnrounded = size,
            Limits = limits,
            Binding = Array.Find(limits, limit => limit.Binds),
            Maturity = loan.PaidOn[^1],
            Drawn = drawn,
            InterestPaid = ByMonth(loan, v.InterestPaid, count),
            InterestCapitalised = ByMonth(loan, v.Capitalised, count),
            Principal = ByMonth(loan, v.Principal, count),
            Balance = balance,
            Shortfall = ByMonth(loan, shortfall, count),
            CombinedCoverage = coverage,
            MinimumCombinedCoverage = coverage.Min(point => point.Ratio),
            CombinedLoanToValue = ratios,
            MaximumCombinedLoanToValue = ratios.Max(),
            CombinedAdvance = eligible > 0 ? (run.Size + size) / eligible : null,
            Xirr = xirr,
            MultipleOnInvestedCapital = multiple,
            LossMonth = lossMonth,
            OrderOfLoss = Layers(terms.Name, value[lossMonth], run.Balance[lossMonth], balance[lossMonth]),
        };
    }

    /// <summary>Equity loses from the first fall, the junior tranche once value is below both loans, the senior loan once it is below its own.</summary>
    private static LossLayer[] Layers(string name, double value, double senior, double junior)
    {
        var from = value > CoverageRatios.Nothing ? Math.Max(0, 1 - ((senior + junior) / value)) : 0;
        var then = value > CoverageRatios.Nothing ? Math.Max(0, 1 - (senior / value)) : 0;
        return
        [
            new("Sponsor's equity", Math.Max(0, value - senior - junior), 0, from),
            new(name, junior, from, then),
            new("Senior loan", senior, then, 1),
        ];
    }

    private static (double? Xirr, double? Multiple) Returns(JuniorTranche terms, JuniorLoan loan, JuniorVectors v, double size)
    {
        if (size <= 0)
            return (null, null);
        Amounts.Between(terms.OriginalIssueDiscount, 0, 0.99, "/junior/originalIssueDiscount");
        Amounts.Between(terms.Upfront, 0, 0.99, "/junior/upfront");
        var dates = new List<DateOnly> { loan.Dates[0] };
        var flows = new List<double> { terms.Upfront * size };
        foreach (var (date, weight, _) in loan.Draws)
        {
            dates.Add(date);
            flows.Add(-size * weight * (1 - terms.OriginalIssueDiscount));
        }

        for (var k = 1; k <= loan.Last; k++)
        {
            dates.Add(loan.PaidOn[k]);
            flows.Add(v.InterestPaid[k] + v.Principal[k]);
        }

        double? xirr = InternalRateOfReturn.TrySolveDated(dates.ToArray(), flows.ToArray(), out var search) ? search.Root : null;
        var paid = size * (1 - terms.OriginalIssueDiscount);
        return (xirr, paid > 0 ? flows.Where(flow => flow > 0).Sum() / paid : null);
    }

    private static LimitResult Limit(DealRun run, LimitSolution limit, LimitSolution? binding, double size) => new()
    {
        Key = limit.Key,
        Name = limit.Name,
        Status = limit.Status,
        Allows = limit.Allows is { } allows ? Math.Max(0, allows) : null,
        Headroom = limit.Allows is { } most ? Math.Max(0, most) - size : null,
        Binds = ReferenceEquals(limit, binding),
        Month = limit.Month,
        Date = limit.Month is { } month ? run.Timeline.Dates[month] : null,
        Reason = limit.Reason,
    };

    private static double[] ByMonth(JuniorLoan loan, double[] atPayments, int count)
    {
        var path = new double[count];
        for (var k = 1; k <= loan.Last; k++)
            path[loan.Months[k]] = atPayments[k];
        return path;
    }
}
