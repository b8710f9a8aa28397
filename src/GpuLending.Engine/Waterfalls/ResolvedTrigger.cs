using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Waterfalls;

/// <summary>One trigger on the grid of payments.</summary>
internal sealed class ResolvedTrigger
{
    public required WaterfallTrigger Terms { get; init; }

    public required string Name { get; init; }

    /// <summary>First payment on which it can be on.</summary>
    public required int First { get; init; }

    /// <summary>First payment from which it is off.</summary>
    public required int End { get; init; }

    /// <summary>Lower side of the ratio that does not depend on the run of cash: value or cost at each payment; cover ahead has its service here. Empty for others.</summary>
    public required double[] Denominator { get; init; }

    /// <summary>Upper side that does not depend on the run of cash: cash of the coming months for cover ahead, the index for its tiers; empty for others.</summary>
    public required double[] CashAhead { get; init; }

    public bool IsEvent => Terms.Measure is TriggerMeasure.Event or TriggerMeasure.CustomerDefault;

    public static ResolvedTrigger Resolve(WaterfallTerms terms, DealRun run, int index)
    {
        var trigger = terms.Triggers[index];
        var path = $"/waterfall/triggers/{index}";
        if (!Enum.IsDefined(trigger.Measure) || (trigger.Premise is { } premise && !Enum.IsDefined(premise)))
            throw new NotComputableException($"{path} has an unknown measure or premise.");
        var window = Amounts.Between(trigger.WindowMonths, 1, 60, $"{path}/windowMonths");
        Amounts.Between(trigger.CureTests, 1, 60, $"{path}/cureTests");
        Amounts.Between(trigger.Threshold, 0, 1000, $"{path}/threshold");
        var (first, end) = Range(trigger, run);
        if (trigger.Measure == TriggerMeasure.RentalIndexTier)
            return OnIndex(trigger, run, first, end);
        return new ResolvedTrigger
        {
            Terms = trigger,
            Name = trigger.Name.Length > 0 ? trigger.Name : WaterfallWords.Measure(trigger.Measure),
            First = first,
            End = end,
            Denominator = Lower(trigger, run, window),
            CashAhead = trigger.Measure == TriggerMeasure.ForwardDebtServiceCoverage ? Ahead(run, CashByMonth(run), window) : [],
        };
    }

    /// <summary>The index and the tier's price at each payment; below its price, as everywhere, the tier is in force.</summary>
    private static ResolvedTrigger OnIndex(WaterfallTrigger trigger, DealRun run, int first, int end)
    {
        var covenant = run.DealCase.Covenants.FirstOrDefault(item => item is { Kind: CovenantKind.RentalIndexTier, Index: not null } && (trigger.CovenantId is null || item.Id == trigger.CovenantId));
        var path = covenant is null ? null : RentalIndexPath.Of(covenant.Index!, run.Timeline.Dates[0], run.ValuationDate, run.Scenario.RentFactor, MonthlyPath.ByDay(run.Scenario.RentPath, run.Timeline.Dates));
        var known = path is not null && trigger.Tier >= 1 && trigger.Tier <= path.Tiers.Count;
        return new ResolvedTrigger
        {
            Terms = trigger with { Threshold = 1 },
            Name = trigger.Name.Length > 0 ? trigger.Name : WaterfallWords.Measure(trigger.Measure),
            First = known ? first : run.Plan.Dates.Length,
            End = end,
            Denominator = known ? Array.ConvertAll(run.Plan.Dates, _ => path!.Tiers[trigger.Tier - 1].Price) : [],
            CashAhead = known ? Array.ConvertAll(run.Plan.Dates, date => path!.On(date).Price) : [],
        };
    }

    private static (int First, int End) Range(WaterfallTrigger trigger, DealRun run)
    {
        var never = run.Plan.Dates.Length;
        var end = trigger.Until is { } until ? WaterfallPlan.PaymentOnOrAfter(run.Plan, until) : never;
        var from = trigger.From is { } day ? WaterfallPlan.PaymentOnOrAfter(run.Plan, day) : 1;
        return trigger.Measure switch
        {
            TriggerMeasure.Event => (trigger.From is null ? never : Math.Max(1, from), end),
            TriggerMeasure.CustomerDefault => (Math.Max(from, FirstDefault(trigger, run)), end),
            TriggerMeasure.DebtServiceCoverage or TriggerMeasure.ForwardDebtServiceCoverage or TriggerMeasure.LoanToValue or TriggerMeasure.LoanToCost
                or TriggerMeasure.RentalIndexTier => (Math.Max(1, from), end),
        };
    }

    /// <summary>First payment of a period in which a customer that counts no longer pays; one past the last when all do.</summary>
    private static int FirstDefault(WaterfallTrigger trigger, DealRun run)
    {
        var first = run.Plan.Dates.Length;
        foreach (var failed in run.Scenario.Defaults)
        {
            if (trigger.ContractIds.Count > 0 && !trigger.ContractIds.Contains(failed.ContractId))
                continue;
            var k = Array.BinarySearch(run.Plan.Months, Math.Max(1, failed.FromMonth));
            first = Math.Min(first, Math.Max(1, k >= 0 ? k : ~k));
        }

        return first;
    }

    private static double[] Lower(WaterfallTrigger trigger, DealRun run, int window)
    {
        var months = run.Plan.Months;
        switch (trigger.Measure)
        {
            case TriggerMeasure.LoanToValue:
                var value = run.ValueByPremise[trigger.Premise ?? run.DealCase.Valuation.Premise];
                return Array.ConvertAll(months, m => value[m]);
            case TriggerMeasure.LoanToCost:
                return Array.ConvertAll(months, m => CoverageRatios.DeliveredCost(run.Operations.Fleet, run.Timeline.Dates[m]));
            case TriggerMeasure.ForwardDebtServiceCoverage:
                return Ahead(run, AccountTargets.ServiceByMonth(run), window);
            case TriggerMeasure.DebtServiceCoverage or TriggerMeasure.CustomerDefault or TriggerMeasure.Event or TriggerMeasure.RentalIndexTier:
                return [];
        }

        return [];
    }

    private static double[] Ahead(DealRun run, double[] byMonth, int window) =>
        Array.ConvertAll(run.Plan.Months, m => SumAfter(byMonth, m, window));

    private static double SumAfter(double[] byMonth, int after, int window)
    {
        var sum = 0.0;
        for (var m = after + 1; m < byMonth.Length && m <= after + window; m++)
            sum += byMonth[m];
        return sum;
    }

    private static double[] CashByMonth(DealRun run)
    {
        var cash = new double[run.Timeline.Count];
        for (var m = 1; m < cash.Length; m++)
            cash[m] = run.Vectors.ContractedCfads[m] + run.Vectors.MerchantCfads[m];
        return cash;
    }
}
