using GpuLending.Engine.Waterfalls;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals.Waterfalls;

/// <summary>What the waterfall's fields can be, in the desk's words.</summary>
public static class WaterfallChoices
{
    public static IReadOnlyList<Choice<WaterfallStepKind>> Kinds { get; } = [.. Enum.GetValues<WaterfallStepKind>().Select(kind => new Choice<WaterfallStepKind>(kind, WaterfallWords.Kind(kind)))];

    public static IReadOnlyList<Choice<StepCondition>> Conditions { get; } =
        [new(StepCondition.Always, "Always"), new(StepCondition.WhileTriggered, "While a trigger is on"), new(StepCondition.UnlessTriggered, "Unless a trigger is on")];

    public static IReadOnlyList<Choice<CashAccountKind>> AccountKinds { get; } = [.. Enum.GetValues<CashAccountKind>().Select(kind => new Choice<CashAccountKind>(kind, WaterfallWords.Kind(kind)))];

    public static IReadOnlyList<Choice<AccountTarget>> Targets { get; } =
    [
        new(AccountTarget.None, "No target"), new(AccountTarget.MonthsOfDebtService, "Months of debt service"), new(AccountTarget.MonthsOfPowerCost, "Months of power cost"),
        new(AccountTarget.MonthsOfOperatingCost, "Months of running costs"), new(AccountTarget.ShareOfLoan, "Share of the loan"), new(AccountTarget.Amount, "Amount"),
    ];

    public static IReadOnlyList<Choice<AccountUse>> Uses { get; } =
    [
        new(AccountUse.DebtService, "Interest and principal"), new(AccountUse.OperatingExpenses, "Running costs"), new(AccountUse.AnyShortage, "Any shortage"),
        new(AccountUse.JoinsCash, "Joins every period's cash"), new(AccountUse.Held, "Nothing until released"),
    ];

    public static IReadOnlyList<Choice<TriggerMeasure>> Measures { get; } = [.. Enum.GetValues<TriggerMeasure>().Select(measure => new Choice<TriggerMeasure>(measure, WaterfallWords.Measure(measure)))];

    public static IReadOnlyList<Choice<SponsorSupport>> Supports { get; } =
    [
        new(SponsorSupport.BaseCase, "Costs, and the base case's debt service"), new(SponsorSupport.OperatingLosses, "Costs and fees only"), new(SponsorSupport.None, "Nothing"),
    ];

    /// <summary>Kinds that take a share of the cash they find.</summary>
    public static bool TakesShare(WaterfallStepKind kind) => kind is WaterfallStepKind.Sweep or WaterfallStepKind.CashTrap or WaterfallStepKind.Distribution;

    /// <summary>Kinds that are always served.</summary>
    public static bool IsUnconditional(WaterfallStepKind kind) =>
        kind is WaterfallStepKind.OperatingExpenses or WaterfallStepKind.FeesAndHedges or WaterfallStepKind.Interest or WaterfallStepKind.Principal;

    public static bool NeedsAccount(WaterfallStepKind kind) => kind is WaterfallStepKind.FundAccount or WaterfallStepKind.CashTrap;

    public static bool IsRatio(TriggerMeasure measure) => !(measure is TriggerMeasure.Event or TriggerMeasure.CustomerDefault);

    /// <summary>An account of a kind to start with.</summary>
    public static CashAccount New(CashAccountKind kind)
    {
        var account = new CashAccount { Name = WaterfallWords.Kind(kind), Kind = kind };
        return kind switch
        {
            CashAccountKind.DebtServiceReserve => account with { Id = "DSRA", Target = AccountTarget.MonthsOfDebtService, TargetMonths = 3, Use = AccountUse.DebtService },
            CashAccountKind.PowerReserve => account with { Id = "PWR", Target = AccountTarget.MonthsOfPowerCost, TargetMonths = 2, Use = AccountUse.OperatingExpenses },
            CashAccountKind.LiquidityReserve => account with { Id = "LIQ", Target = AccountTarget.MonthsOfDebtService, TargetMonths = 3, Use = AccountUse.AnyShortage },
            CashAccountKind.ReplacementReserve => account with { Id = "REP", Target = AccountTarget.MonthsOfOperatingCost, TargetMonths = 1, Use = AccountUse.OperatingExpenses },
            CashAccountKind.CashTrap => account with { Id = "TRAP", Target = AccountTarget.None, Use = AccountUse.DebtService },
        };
    }

    /// <summary>A trigger of a measure to start with.</summary>
    public static WaterfallTrigger New(TriggerMeasure measure, string id)
    {
        var trigger = new WaterfallTrigger { Id = id, Measure = measure };
        return measure switch
        {
            TriggerMeasure.DebtServiceCoverage or TriggerMeasure.ForwardDebtServiceCoverage => trigger with { Threshold = 1.15 },
            TriggerMeasure.LoanToValue or TriggerMeasure.LoanToCost => trigger with { Threshold = 0.9 },
            TriggerMeasure.CustomerDefault or TriggerMeasure.Event or TriggerMeasure.RentalIndexTier => trigger,
        };
    }

    /// <summary>Class of a bar, by who is paid.</summary>
    public static string Payee(WaterfallStepKind kind) => kind switch
    {
        WaterfallStepKind.Interest or WaterfallStepKind.Principal or WaterfallStepKind.Sweep or WaterfallStepKind.RepaymentFees or WaterfallStepKind.JuniorDebt => "cash-lender",
        WaterfallStepKind.FundAccount or WaterfallStepKind.CashTrap => "cash-account",
        WaterfallStepKind.Distribution => "cash-sponsor",
        WaterfallStepKind.OperatingExpenses or WaterfallStepKind.FeesAndHedges or WaterfallStepKind.ManagementFee or WaterfallStepKind.ResidualCapex => "cash-cost",
    };
}
