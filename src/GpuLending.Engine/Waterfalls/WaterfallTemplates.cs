namespace GpuLending.Engine.Waterfalls;

/// <summary>Waterfalls to start from.</summary>
public static class WaterfallTemplates
{
    /// <summary>Where the order of <see cref="CoreWeaveDelayedDraw4"/> is published.</summary>
    public const string CoreWeaveSource = "https://www.sec.gov/Archives/edgar/data/1769628/000176962826000129/crwv-20260330.htm";

    /// <summary>Costs, fees, interest, principal, a debt service reserve, the rest to the sponsor.</summary>
    /// <param name="reserveMonths">Months of debt service to hold, 0 for no reserve.</param>
    /// <returns>The waterfall.</returns>
    public static WaterfallTerms Plain(int reserveMonths) => new()
    {
        Accounts = reserveMonths == 0 ? [] : [Reserve(reserveMonths)],
        Steps = Numbered(
        [
            new() { Kind = WaterfallStepKind.OperatingExpenses },
            new() { Kind = WaterfallStepKind.FeesAndHedges },
            new() { Kind = WaterfallStepKind.Interest },
            new() { Kind = WaterfallStepKind.Principal },
            .. reserveMonths == 0 ? Array.Empty<WaterfallStep>() : [new() { Kind = WaterfallStepKind.FundAccount, AccountId = "DSRA" }],
            new() { Kind = WaterfallStepKind.RepaymentFees },
            new() { Kind = WaterfallStepKind.Distribution },
        ]),
    };

    /// <summary>The eight steps of CoreWeave's DDTL 4.0, monthly, by the filing dated 30 March 2026: operating expenses; agent, administrative and hedge fees; interest; principal;
    /// liquidity reserve; power reserve; cash trap on a breach that lets the customer end its contract or on the parent's bankruptcy; residual capital expenditure,
    /// management fee and distributions. The order and the trap's two events are the filing's; the reserves' months are ours, assumed.</summary>
    /// <returns>The waterfall; the eighth step is three rules in the filing's order. Neither event has a day: neither has happened.</returns>
    public static WaterfallTerms CoreWeaveDelayedDraw4() => new()
    {
        Accounts =
        [
            new()
            {
                Id = "LIQ", Name = "Liquidity reserve", Kind = CashAccountKind.LiquidityReserve, Target = AccountTarget.MonthsOfDebtService, TargetMonths = 3,
                Use = AccountUse.AnyShortage,
            },
            new()
            {
                Id = "PWR", Name = "Power reserve", Kind = CashAccountKind.PowerReserve, Target = AccountTarget.MonthsOfPowerCost, TargetMonths = 2,
                Use = AccountUse.OperatingExpenses,
            },
            new() { Id = "TRAP", Name = "Cash trap account", Kind = CashAccountKind.CashTrap, Use = AccountUse.DebtService },
        ],
        Triggers =
        [
            new() { Id = "MSA", Name = "a breach that lets the customer end its contract", Measure = TriggerMeasure.Event },
            new() { Id = "PARENT", Name = "the parent's bankruptcy", Measure = TriggerMeasure.Event },
            new() { Id = "DEFAULT", Name = "a customer's default", Measure = TriggerMeasure.CustomerDefault },
        ],
        Steps =
        [
            new() { Id = "1", Name = "Operating expenses", Kind = WaterfallStepKind.OperatingExpenses },
            new() { Id = "2", Name = "Agent, administrative and hedge fees", Kind = WaterfallStepKind.FeesAndHedges },
            new() { Id = "3", Name = "Interest", Kind = WaterfallStepKind.Interest },
            new() { Id = "4", Name = "Principal", Kind = WaterfallStepKind.Principal },
            new() { Id = "5", Name = "Liquidity reserve", Kind = WaterfallStepKind.FundAccount, AccountId = "LIQ" },
            new() { Id = "6", Name = "Power reserve", Kind = WaterfallStepKind.FundAccount, AccountId = "PWR" },
            new()
            {
                Id = "7", Name = "Cash trap account", Kind = WaterfallStepKind.CashTrap, AccountId = "TRAP", Condition = StepCondition.WhileTriggered,
                TriggerIds = ["MSA", "PARENT", "DEFAULT"],
            },
            new() { Id = "8a", Name = "Residual capital expenditure", Kind = WaterfallStepKind.ResidualCapex },
            new() { Id = "8b", Name = "Management fee", Kind = WaterfallStepKind.ManagementFee },
            new() { Id = "8c", Name = "Distributions", Kind = WaterfallStepKind.Distribution },
        ],
    };

    private static CashAccount Reserve(int months) => new()
    {
        Id = "DSRA",
        Name = "Debt service reserve",
        Kind = CashAccountKind.DebtServiceReserve,
        Target = AccountTarget.MonthsOfDebtService,
        TargetMonths = months,
        LimitedToBalance = true,
        FundedShare = 1,
        Use = AccountUse.DebtService,
    };

    private static WaterfallStep[] Numbered(WaterfallStep[] steps) =>
        [.. steps.Select((step, i) => step with { Id = (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) })];
}
