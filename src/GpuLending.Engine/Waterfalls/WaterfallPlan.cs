using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Waterfalls;

/// <summary>A waterfall's terms as numbers on the grid of payments: what a run reads, resolved once.</summary>
internal sealed class WaterfallPlan
{
    private WaterfallPlan(ResolvedStep[] steps, ResolvedAccount[] accounts, ResolvedTrigger[] triggers, int triggersAfter)
    {
        Steps = steps;
        Accounts = accounts;
        Triggers = triggers;
        TriggersAfter = triggersAfter;
    }

    /// <summary>The rules; fees on what is repaid and a junior tranche have one even when the terms name none.</summary>
    public ResolvedStep[] Steps { get; }

    public ResolvedAccount[] Accounts { get; }

    public ResolvedTrigger[] Triggers { get; }

    /// <summary>Place of the principal rule: triggers are struck behind it.</summary>
    public int TriggersAfter { get; }

    public static WaterfallPlan Resolve(WaterfallTerms terms, DealRun run)
    {
        var problems = WaterfallRules.Problems(terms.Steps);
        if (problems.Count > 0)
            throw new NotComputableException($"/waterfall/steps: {problems[0].Message}");
        if (!Enum.IsDefined(terms.SponsorPays))
            throw new NotComputableException("/waterfall/sponsorPays is unknown.");
        var steps = new List<ResolvedStep>(terms.Steps.Count + 1);
        for (var i = 0; i < terms.Steps.Count; i++)
            steps.Add(Step(terms, run, i));
        var accounts = terms.Accounts.Select((_, i) => AccountTargets.Resolve(terms, run, i)).ToList();
        TierRules.Add(terms, run, steps, accounts);
        if (!steps.Exists(step => step.Kind == WaterfallStepKind.RepaymentFees))
            steps.Insert(AfterPrepayments(steps), Implied(WaterfallStepKind.RepaymentFees, run.Plan));
        if (run.DealCase.Junior is not null && !steps.Exists(step => step.Kind == WaterfallStepKind.JuniorDebt))
            steps.Insert(AfterPrepayments(steps), Implied(WaterfallStepKind.JuniorDebt, run.Plan));
        return new WaterfallPlan(
            [.. steps],
            [.. accounts],
            [.. terms.Triggers.Select((_, i) => ResolvedTrigger.Resolve(terms, run, i))],
            steps.FindIndex(step => step.Kind == WaterfallStepKind.Principal));
    }

    /// <summary>First payment on or after a day; one past the last when there is none.</summary>
    public static int PaymentOnOrAfter(LoanPlan plan, DateOnly day)
    {
        var at = Array.BinarySearch(plan.Dates, day);
        return at >= 0 ? at : ~at;
    }

    private static int AfterPrepayments(List<ResolvedStep> steps)
    {
        var distribution = steps.FindIndex(step => step.Kind == WaterfallStepKind.Distribution);
        var sweep = steps.FindLastIndex(step => step.Kind is WaterfallStepKind.Sweep or WaterfallStepKind.Principal or WaterfallStepKind.RepaymentFees);
        return distribution > sweep ? distribution : sweep + 1;
    }

    private static ResolvedStep Implied(WaterfallStepKind kind, LoanPlan plan) => new()
    {
        Id = "",
        Name = WaterfallWords.Kind(kind),
        Kind = kind,
        Account = -1,
        CashShare = 1,
        TriggeredShare = 1,
        Triggers = [],
        First = 1,
        End = plan.Dates.Length,
    };

    private static ResolvedStep Step(WaterfallTerms terms, DealRun run, int i)
    {
        var step = terms.Steps[i];
        var path = $"/waterfall/steps/{i}";
        if (!Enum.IsDefined(step.Kind) || !Enum.IsDefined(step.Condition))
            throw new NotComputableException($"{path} has an unknown kind or condition.");
        var needsAccount = step.Kind is WaterfallStepKind.FundAccount or WaterfallStepKind.CashTrap;
        var account = needsAccount ? Index(terms.Accounts.Select(item => item.Id), step.AccountId) : -1;
        if (needsAccount && account < 0)
            throw new NotComputableException($"{path}/accountId '{step.AccountId}' is no account of the waterfall.");
        var triggers = new int[step.TriggerIds.Count];
        for (var t = 0; t < triggers.Length; t++)
        {
            triggers[t] = Index(terms.Triggers.Select(item => item.Id), step.TriggerIds[t]);
            if (triggers[t] < 0)
                throw new NotComputableException($"{path}/triggerIds/{t} '{step.TriggerIds[t]}' is no trigger of the waterfall.");
        }

        var share = Amounts.Between(step.CashShare, 0, 1, $"{path}/cashShare");
        return new ResolvedStep
        {
            Id = step.Id,
            Name = WaterfallWords.Name(step),
            Kind = step.Kind,
            Account = account,
            CashShare = share,
            TriggeredShare = step.TriggeredShare is { } triggered ? Amounts.Between(triggered, 0, 1, $"{path}/triggeredShare") : share,
            Condition = step.Condition,
            Triggers = triggers,
            First = Math.Max(1, step.From is { } from ? PaymentOnOrAfter(run.Plan, from) : 1),
            End = step.Until is { } until ? PaymentOnOrAfter(run.Plan, until) : run.Plan.Dates.Length,
            AmountPerMonth = Amounts.NotNegative(step.AmountPerAnnum, run.DealCase.Currency, $"{path}/amountPerAnnum") / 12,
            ReceiptsShare = Amounts.Between(step.ReceiptsShare, 0, 1, $"{path}/receiptsShare"),
        };
    }

    private static int Index(IEnumerable<string> ids, string? id)
    {
        var i = 0;
        foreach (var known in ids)
        {
            if (known == id)
                return i;
            i++;
        }

        return -1;
    }
}
