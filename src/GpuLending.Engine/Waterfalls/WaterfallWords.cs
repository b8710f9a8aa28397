using System.Globalization;
using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Waterfalls;

/// <summary>Rules, accounts and triggers as sentences, for screens and documents.</summary>
public static class WaterfallWords
{
    /// <summary>The kind of a rule, as a heading.</summary>
    /// <param name="kind">Kind.</param>
    /// <returns>Such as "Operating expenses".</returns>
    public static string Kind(WaterfallStepKind kind) => kind switch
    {
        WaterfallStepKind.OperatingExpenses => "Operating expenses",
        WaterfallStepKind.FeesAndHedges => "Fees and hedges",
        WaterfallStepKind.Interest => "Interest",
        WaterfallStepKind.Principal => "Principal",
        WaterfallStepKind.FundAccount => "Fund an account",
        WaterfallStepKind.Sweep => "Cash sweep",
        WaterfallStepKind.RepaymentFees => "Fees on what is repaid",
        WaterfallStepKind.CashTrap => "Cash trap",
        WaterfallStepKind.JuniorDebt => "Junior debt service",
        WaterfallStepKind.ManagementFee => "Management fee",
        WaterfallStepKind.ResidualCapex => "Residual capital expenditure",
        WaterfallStepKind.Distribution => "Distribution",
    };

    /// <summary>The kind of an account.</summary>
    /// <param name="kind">Kind.</param>
    /// <returns>Such as "Debt service reserve".</returns>
    public static string Kind(CashAccountKind kind) => kind switch
    {
        CashAccountKind.DebtServiceReserve => "Debt service reserve",
        CashAccountKind.PowerReserve => "Power reserve",
        CashAccountKind.LiquidityReserve => "Liquidity reserve",
        CashAccountKind.ReplacementReserve => "Replacement reserve",
        CashAccountKind.CashTrap => "Cash trap account",
    };

    /// <summary>What a trigger measures.</summary>
    /// <param name="measure">Measure.</param>
    /// <returns>Such as "Debt service cover".</returns>
    public static string Measure(TriggerMeasure measure) => measure switch
    {
        TriggerMeasure.DebtServiceCoverage => "Debt service cover",
        TriggerMeasure.ForwardDebtServiceCoverage => "Forward debt service cover",
        TriggerMeasure.LoanToValue => "Loan-to-value",
        TriggerMeasure.LoanToCost => "Loan-to-cost",
        TriggerMeasure.CustomerDefault => "Customer default",
        TriggerMeasure.Event => "Event",
        TriggerMeasure.RentalIndexTier => "Rental index tier",
    };

    /// <summary>A rule's name: its own, or its kind's.</summary>
    /// <param name="step">Rule.</param>
    /// <returns>Name.</returns>
    public static string Name(WaterfallStep step) => step.Name.Length > 0 ? step.Name : Kind(step.Kind);

    /// <summary>A rule as a sentence.</summary>
    /// <param name="step">Rule.</param>
    /// <param name="terms">The waterfall it belongs to, for the names of accounts and triggers.</param>
    /// <returns>Such as "Prepay the loan with 25 % of what is left, 100 % while loan-to-value is above 90 %."</returns>
    public static string Sentence(WaterfallStep step, WaterfallTerms terms)
    {
        var days = (step.From, step.Until) switch
        {
            ({ } from, { } until) => $", from {Amounts.Day(from)} until {Amounts.Day(until)}",
            ({ } from, null) => $", from {Amounts.Day(from)}",
            (null, { } until) => $", until {Amounts.Day(until)}",
            (null, null) => "",
        };
        var when = step.Condition switch
        {
            StepCondition.Always => "",
            StepCondition.WhileTriggered => $", while {Triggers(step, terms)}",
            StepCondition.UnlessTriggered => $", unless {Triggers(step, terms)}",
        };
        var otherwise = step.Kind == WaterfallStepKind.CashTrap && step.Condition != StepCondition.Always ? "; release it otherwise" : "";
        return $"{Action(step, terms)}{when}{days}{otherwise}.";
    }

    /// <summary>An account as a sentence.</summary>
    /// <param name="account">Account.</param>
    /// <returns>Such as "Holds 3 months of debt service to come, funded by the sponsor in full; pays interest and principal that cash does not cover."</returns>
    public static string Sentence(CashAccount account)
    {
        var months = Plain(account.TargetMonths);
        var target = account.Target switch
        {
            AccountTarget.None => "Holds what is trapped",
            AccountTarget.MonthsOfDebtService => $"Holds {months} months of debt service to come",
            AccountTarget.MonthsOfPowerCost => $"Holds {months} months of power cost to come",
            AccountTarget.MonthsOfOperatingCost => $"Holds {months} months of running costs to come",
            AccountTarget.ShareOfLoan => $"Holds {Amounts.Percent(account.TargetShare)} of the loan",
            AccountTarget.Amount => $"Holds {(account.TargetAmount is { } amount ? amount.ToString() : "an amount not provided")}",
        };
        var limit = account.LimitedToBalance ? ", never more than is owed" : "";
        var opened = account.FundedOn is { } day ? $"on {Amounts.Day(day)}" : "with the last draw";
        var funded = account.FundedShare switch
        {
            0 => $", from {(account.FundedOn is null ? "the last draw" : opened[3..])} on",
            1 => $", funded by the sponsor in full {opened}",
            _ => $", {Amounts.Percent(account.FundedShare)} of it funded by the sponsor {opened}",
        };
        var until = account.ReleasedOn is { } released ? $", released on {Amounts.Day(released)}" : "";
        var use = account.Use switch
        {
            AccountUse.DebtService => "pays interest and principal that cash does not cover",
            AccountUse.OperatingExpenses => "pays running costs that cash does not cover",
            AccountUse.AnyShortage => "pays costs, fees, interest and principal that cash does not cover",
            AccountUse.JoinsCash => "joins the cash of every period and is filled again by its rule",
            AccountUse.Held => "pays nothing until it is released",
        };
        return $"{target}{limit}{funded}{until}; {use}.";
    }

    /// <summary>A trigger as a clause.</summary>
    /// <param name="trigger">Trigger.</param>
    /// <returns>Such as "trailing 3-month debt service cover is below 1.15x".</returns>
    public static string Clause(WaterfallTrigger trigger) => trigger.Measure switch
    {
        TriggerMeasure.DebtServiceCoverage => $"trailing {trigger.WindowMonths}-month debt service cover is below {Amounts.Times(trigger.Threshold)}",
        TriggerMeasure.ForwardDebtServiceCoverage => $"debt service cover of the coming {trigger.WindowMonths} months is below {Amounts.Times(trigger.Threshold)}",
        TriggerMeasure.LoanToValue =>
            $"loan-to-value{(trigger.Premise is { } premise ? " on " + premise.Abbreviation() : "")} is above {Amounts.Percent(trigger.Threshold)}",
        TriggerMeasure.LoanToCost => $"loan-to-cost is above {Amounts.Percent(trigger.Threshold)}",
        TriggerMeasure.CustomerDefault => trigger.ContractIds.Count == 0
            ? "a customer does not pay"
            : $"the customer of {string.Join(" or ", trigger.ContractIds)} does not pay",
        TriggerMeasure.Event => trigger.From is { } day
            ? $"{Named(trigger)} has happened on {Amounts.Day(day)}"
            : $"{Named(trigger)} happens",
        TriggerMeasure.RentalIndexTier => $"the rental index{(trigger.CovenantId is { } covenant ? $" of {covenant}" : "")} is below the price of its tier {trigger.Tier.ToString(CultureInfo.InvariantCulture)}",
    };

    /// <summary>A trigger as a sentence with its cure and its days.</summary>
    /// <param name="trigger">Trigger.</param>
    /// <returns>Such as "On while loan-to-value is above 90 %; off after 2 tests passed in a row."</returns>
    public static string Sentence(WaterfallTrigger trigger)
    {
        var isEvent = trigger.Measure is TriggerMeasure.Event or TriggerMeasure.CustomerDefault;
        var from = trigger.From is { } day && trigger.Measure != TriggerMeasure.Event ? $", tested from {Amounts.Day(day)}" : "";
        var until = trigger.Until is { } end ? $", until {Amounts.Day(end)}" : "";
        var cure = isEvent || trigger.CureTests <= 1 ? "" : $"; off after {trigger.CureTests.ToString(CultureInfo.InvariantCulture)} tests passed in a row";
        return $"On while {Clause(trigger)}{from}{until}{cure}.";
    }

    private static string Action(WaterfallStep step, WaterfallTerms terms) => step.Kind switch
    {
        WaterfallStepKind.OperatingExpenses => "Pay power, colocation and the other running costs of the period",
        WaterfallStepKind.FeesAndHedges => "Pay agency and undrawn fees and what cap and swap ask for",
        WaterfallStepKind.Interest => "Pay interest due",
        WaterfallStepKind.Principal => "Pay principal due, overdue principal with it",
        WaterfallStepKind.FundAccount => $"Bring {Account(step, terms)} to its target, and take out what it holds above it",
        WaterfallStepKind.Sweep => $"Prepay the loan with {Shares(step, terms)}",
        WaterfallStepKind.RepaymentFees => "Pay exit fees and premiums on what has been repaid",
        WaterfallStepKind.CashTrap => $"Hold {Shares(step, terms)} in {Account(step, terms)}",
        WaterfallStepKind.JuniorDebt => "Pay interest and principal of the junior tranche",
        WaterfallStepKind.ManagementFee => $"Pay {Yearly(step)} to the manager",
        WaterfallStepKind.ResidualCapex => $"Pay {Yearly(step)} for capital expenditure",
        WaterfallStepKind.Distribution => $"Distribute {Shares(step, terms)} to the sponsor",
    };

    private static string Shares(WaterfallStep step, WaterfallTerms terms)
    {
        var share = step.CashShare == 1 ? "what is left" : $"{Amounts.Percent(step.CashShare)} of what is left";
        return step.TriggeredShare is { } other && step.TriggerIds.Count > 0 ? $"{share}, {Amounts.Percent(other)} while {Triggers(step, terms)}" : share;
    }

    private static string Yearly(WaterfallStep step)
    {
        var amount = step.AmountPerAnnum is { } yearly ? $"{yearly} a year" : null;
        var share = step.ReceiptsShare > 0 ? $"{Amounts.Percent(step.ReceiptsShare)} of receipts" : null;
        return (amount, share) switch
        {
            (not null, not null) => $"{amount} and {share}",
            (not null, null) => amount,
            (null, not null) => share,
            (null, null) => "nothing so far",
        };
    }

    private static string Account(WaterfallStep step, WaterfallTerms terms) => terms.Accounts.FirstOrDefault(account => account.Id == step.AccountId) is { } account
        ? account.Name.Length > 0 ? account.Name : Kind(account.Kind)
        : "an account not chosen";

    private static string Triggers(WaterfallStep step, WaterfallTerms terms) => step.TriggerIds.Count == 0
        ? "a trigger not chosen is on"
        : string.Join(" or ", step.TriggerIds.Select(id => terms.Triggers.FirstOrDefault(trigger => trigger.Id == id) is { } trigger ? Clause(trigger) : $"trigger {id} is on"));

    private static string Named(WaterfallTrigger trigger) => trigger.Name.Length > 0 ? trigger.Name : "the event";

    private static string Plain(double months) => months.ToString("0.##", CultureInfo.InvariantCulture);
}
