namespace GpuLending.Engine.Waterfalls;

/// <summary>What must be true of the rules of a waterfall as a whole.</summary>
public static class WaterfallRules
{
    /// <summary>Kinds that every waterfall pays, each by one rule.</summary>
    private static readonly WaterfallStepKind[] Needed =
        [WaterfallStepKind.OperatingExpenses, WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Interest, WaterfallStepKind.Principal];

    /// <summary>Finds what keeps rules from being served: a payment that no rule makes, one made by two rules, a prepayment before what is due.</summary>
    /// <param name="steps">The rules in their order.</param>
    /// <returns>The problems, empty when there is none.</returns>
    public static IReadOnlyList<WaterfallProblem> Problems(IReadOnlyList<WaterfallStep> steps)
    {
        var problems = new List<WaterfallProblem>();
        foreach (var kind in Needed)
        {
            if (!steps.Any(step => step.Kind == kind))
                problems.Add(new WaterfallProblem(null, $"No rule pays {Payment(kind)}: add one."));
        }

        for (var i = 0; i < steps.Count; i++)
        {
            var kind = steps[i].Kind;
            if (kind is not (WaterfallStepKind.FundAccount or WaterfallStepKind.Sweep or WaterfallStepKind.CashTrap or WaterfallStepKind.Distribution
                or WaterfallStepKind.ResidualCapex or WaterfallStepKind.ManagementFee) && steps.Take(i).Any(step => step.Kind == kind))
                problems.Add(new WaterfallProblem(i, $"A rule before this one pays {Payment(kind)} already: keep one of them."));
            if (Array.IndexOf(Needed, kind) >= 0 && (steps[i].Condition != StepCondition.Always || steps[i].From is not null || steps[i].Until is not null))
                problems.Add(new WaterfallProblem(i, $"The rule that pays {Payment(kind)} holds always: take its condition and its days off."));
            if (kind == WaterfallStepKind.FeesAndHedges && steps.Take(i).Any(step => step.Kind == WaterfallStepKind.Principal))
                problems.Add(new WaterfallProblem(i, "Fees and hedges stand behind principal: move them before it."));
            if (kind == WaterfallStepKind.RepaymentFees && steps.Skip(i + 1).Any(step => step.Kind is WaterfallStepKind.Principal or WaterfallStepKind.Sweep))
                problems.Add(new WaterfallProblem(i, "Fees on what is repaid stand before principal or a sweep: move them behind."));
            if (kind == WaterfallStepKind.Sweep && steps.Skip(i + 1).Any(step => step.Kind is WaterfallStepKind.Interest or WaterfallStepKind.Principal))
                problems.Add(new WaterfallProblem(i, "A sweep stands before interest or principal: move it behind them."));
            if (kind is WaterfallStepKind.Principal && steps.Skip(i + 1).Any(step => step.Kind == WaterfallStepKind.Interest))
                problems.Add(new WaterfallProblem(i, "Principal stands before interest: move it behind."));
            if (kind == WaterfallStepKind.Distribution && steps.Skip(i + 1).Any(step => Array.IndexOf(Needed, step.Kind) >= 0))
                problems.Add(new WaterfallProblem(i, "A distribution stands before costs, fees, interest or principal: move it behind them."));
        }

        return problems;
    }

    private static string Payment(WaterfallStepKind kind) => kind switch
    {
        WaterfallStepKind.OperatingExpenses => "running costs",
        WaterfallStepKind.FeesAndHedges => "fees and hedges",
        WaterfallStepKind.Interest => "interest",
        WaterfallStepKind.Principal => "principal",
        WaterfallStepKind.FundAccount => "into the account",
        WaterfallStepKind.Sweep => "a sweep",
        WaterfallStepKind.RepaymentFees => "fees on what is repaid",
        WaterfallStepKind.CashTrap => "into the trap",
        WaterfallStepKind.JuniorDebt => "the junior tranche",
        WaterfallStepKind.ManagementFee => "the management fee",
        WaterfallStepKind.ResidualCapex => "capital expenditure",
        WaterfallStepKind.Distribution => "a distribution",
    };
}
