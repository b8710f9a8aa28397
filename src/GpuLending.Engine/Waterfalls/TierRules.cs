using GpuLending.Engine.Covenants;

namespace GpuLending.Engine.Waterfalls;

/// <summary>Rules that the tiers of rental-index covenants bring into a waterfall: principal on top of the schedule, months of debt service in reserve, a sweep. A rule of the terms that names a
/// covenant's tier takes the place of the one that would follow from it. See docs/methodology/rental-index-tiers.md.</summary>
internal static class TierRules
{
    /// <summary>What the keys of these rules and of their account begin with.</summary>
    public const string Prefix = "index-tier/";

    /// <summary>Adds the rules, and the reserve where the terms have none.</summary>
    public static void Add(WaterfallTerms terms, DealRun run, List<ResolvedStep> steps, List<ResolvedAccount> accounts)
    {
        if (TierConsequences.Of(
            run, covenant => Agreed(terms, run, covenant, WaterfallStepKind.Sweep, WaterfallStepKind.CashTrap), covenant => Agreed(terms, run, covenant, WaterfallStepKind.FundAccount)) is not { } asked)
            return;
        if (Array.Exists(asked.FasterPrincipal, factor => factor > 0))
            steps.Insert(Principal(steps) + 1, Rule("principal", "Faster principal by index tier", WaterfallStepKind.Sweep, run) with { OnTopOfPrincipal = asked.FasterPrincipal });
        if (Array.Exists(asked.ReserveMonths, months => months > 0))
            Reserve(asked.ReserveMonths, run, steps, accounts);
        if (Array.Exists(asked.SweepShare, share => share > 0))
            steps.Insert(BeforeWhatIsLeft(steps), Rule("sweep", "Cash sweep by index tier", WaterfallStepKind.Sweep, run) with { ShareByPayment = asked.SweepShare });
    }

    private static void Reserve(double[] months, DealRun run, List<ResolvedStep> steps, List<ResolvedAccount> accounts)
    {
        var service = AccountTargets.ServiceByMonth(run);
        var at = accounts.FindIndex(account => account.Terms.Kind == CashAccountKind.DebtServiceReserve);
        if (at < 0)
        {
            at = accounts.Count;
            accounts.Add(new ResolvedAccount
            {
                Terms = new CashAccount { Id = Prefix + "reserve", Kind = CashAccountKind.DebtServiceReserve, Target = AccountTarget.MonthsOfDebtService, Use = AccountUse.DebtService },
                Name = "Reserve by index tier",
                Opens = 0,
                Ends = run.Plan.Dates.Length,
                Target = new double[run.Plan.Dates.Length],
            });
        }

        for (var k = 1; k < months.Length; k++)
            accounts[at].Target[k] = Math.Max(accounts[at].Target[k], AccountTargets.Ahead(service, run.Plan.Months[k], months[k]));
        if (!steps.Exists(step => step.Kind == WaterfallStepKind.FundAccount && step.Account == at))
            steps.Insert(BeforeWhatIsLeft(steps), Rule("reserve", "Reserve by index tier", WaterfallStepKind.FundAccount, run) with { Account = at });
    }

    private static bool Agreed(WaterfallTerms terms, DealRun run, Covenant covenant, params ReadOnlySpan<WaterfallStepKind> kinds)
    {
        var first = run.DealCase.Covenants.FirstOrDefault(item => item is { Kind: CovenantKind.RentalIndexTier, Index: not null });
        foreach (var step in terms.Steps)
        {
            if (kinds.Contains(step.Kind) && terms.Triggers.Any(trigger => trigger.Measure == TriggerMeasure.RentalIndexTier && step.TriggerIds.Contains(trigger.Id)
                && (trigger.CovenantId is { } named ? named == covenant.Id : ReferenceEquals(first, covenant))))
                return true;
        }

        return false;
    }

    private static int Principal(List<ResolvedStep> steps) => steps.FindIndex(step => step.Kind == WaterfallStepKind.Principal);

    /// <summary>Place before the first rule behind principal that takes what debt service and reserves leave.</summary>
    private static int BeforeWhatIsLeft(List<ResolvedStep> steps)
    {
        var principal = Principal(steps);
        var left = steps.FindIndex(principal + 1, step => step.Kind is WaterfallStepKind.RepaymentFees or WaterfallStepKind.JuniorDebt or WaterfallStepKind.ManagementFee
            or WaterfallStepKind.ResidualCapex or WaterfallStepKind.Distribution);
        return left < 0 ? steps.Count : left;
    }

    private static ResolvedStep Rule(string key, string name, WaterfallStepKind kind, DealRun run) => new()
    {
        Id = Prefix + key,
        Name = name,
        Kind = kind,
        Account = -1,
        CashShare = 0,
        TriggeredShare = 0,
        Triggers = [],
        First = 1,
        End = run.Plan.Dates.Length,
    };
}
