using GpuLending.Engine.Waterfalls;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>The agreed waterfall's terms as inputs, each list in the order of the terms; cells are null where a rule, account or trigger has no such term.</summary>
internal sealed record WaterfallInputs
{
    public required IReadOnlyList<StepInputs> Steps { get; init; }

    public required IReadOnlyList<AccountInputs> Accounts { get; init; }

    public required IReadOnlyList<TriggerInputs> Triggers { get; init; }

    public static WaterfallInputs Write(WorkbookDraft draft, WaterfallTerms terms)
    {
        draft.Inputs.Block("Waterfall", "The order of the rules is the workbook's; amounts, shares, days and thresholds may be changed.");
        return new WaterfallInputs
        {
            Steps = [.. terms.Steps.Select((step, i) => Step(draft, step, i))],
            Accounts = [.. terms.Accounts.Select((account, i) => Account(draft, account, i))],
            Triggers = [.. terms.Triggers.Select((trigger, i) => Trigger(draft, trigger, i))],
        };
    }

    private static StepInputs Step(WorkbookDraft draft, WaterfallStep step, int i)
    {
        var (path, name, label) = ($"/waterfall/steps/{i}", $"Rule{i + 1}_", $"Rule {i + 1} {WaterfallWords.Name(step)}");
        draft.Inputs.Term(label, LoanInputs.Word(step.Kind));
        var takesShare = step.Kind is WaterfallStepKind.CashTrap or WaterfallStepKind.Distribution;
        var takesAmount = step.Kind is WaterfallStepKind.ManagementFee or WaterfallStepKind.ResidualCapex;
        return new StepInputs(
            takesShare ? draft.Input($"{label}: share of the cash it finds", CellUnit.Percent, name + "Share", path + "/cashShare", step.CashShare, (0, 1)) : null,
            takesShare && step.TriggeredShare is { } triggered ? draft.Input($"{label}: share while triggered", CellUnit.Percent, name + "Triggered_Share", path + "/triggeredShare", triggered, (0, 1)) : null,
            takesAmount ? draft.Input($"{label}: amount a year", CellUnit.Money, name + "Amount", path + "/amountPerAnnum", step.AmountPerAnnum, (0, 1e15)) : null,
            takesAmount ? draft.Input($"{label}: share of receipts", CellUnit.Percent, name + "Receipts_Share", path + "/receiptsShare", step.ReceiptsShare, (0, 1)) : null,
            step.From is { } from ? draft.Input($"{label}: from", CellUnit.Date, name + "From", path + "/from", from) : null,
            step.Until is { } until ? draft.Input($"{label}: until", CellUnit.Date, name + "Until", path + "/until", until) : null);
    }

    private static AccountInputs Account(WorkbookDraft draft, CashAccount account, int i)
    {
        var (path, name, label) = ($"/waterfall/accounts/{i}", $"Account{i + 1}_", account.Name.Length > 0 ? account.Name : account.Id);
        draft.Inputs.Term($"{label}: pays", LoanInputs.Word(account.Use));
        var target = account.Target switch
        {
            AccountTarget.None => null,
            AccountTarget.MonthsOfDebtService or AccountTarget.MonthsOfPowerCost or AccountTarget.MonthsOfOperatingCost =>
                draft.Input($"{label}: months of {(account.Target == AccountTarget.MonthsOfDebtService ? "debt service" : account.Target == AccountTarget.MonthsOfPowerCost ? "power cost" : "running costs")}",
                    CellUnit.Factor, name + "Months", path + "/targetMonths", account.TargetMonths, (0, 60)),
            AccountTarget.ShareOfLoan => draft.Input($"{label}: share of the loan", CellUnit.Percent, name + "Share", path + "/targetShare", account.TargetShare, (0, 1)),
            AccountTarget.Amount => draft.Input($"{label}: amount", CellUnit.Money, name + "Amount", path + "/targetAmount", account.TargetAmount, (0, 1e15)),
        };
        return new AccountInputs(
            target,
            draft.Input($"{label}: share the sponsor pays in", CellUnit.Percent, name + "Funded_Share", path + "/fundedShare", account.FundedShare, (0, 1)),
            account.FundedOn is { } on ? draft.Input($"{label}: opens on", CellUnit.Date, name + "Funded_On", path + "/fundedOn", on) : null,
            account.ReleasedOn is { } released ? draft.Input($"{label}: released on", CellUnit.Date, name + "Released_On", path + "/releasedOn", released) : null);
    }

    private static TriggerInputs Trigger(WorkbookDraft draft, WaterfallTrigger trigger, int i)
    {
        var (path, name, label) = ($"/waterfall/triggers/{i}", $"Trigger{i + 1}_", trigger.Name.Length > 0 ? trigger.Name : LoanInputs.Word(trigger.Measure));
        var isTest = trigger.Measure is not (TriggerMeasure.Event or TriggerMeasure.CustomerDefault);
        return new TriggerInputs(
            isTest ? draft.Input($"{label}: threshold", CellUnit.Factor, name + "Threshold", path + "/threshold", trigger.Threshold, (0, 1000)) : null,
            isTest ? draft.Input($"{label}: window, months", CellUnit.Count, name + "Window", path + "/windowMonths", trigger.WindowMonths, (1, 60)) : null,
            isTest ? draft.Input($"{label}: passed tests that end it", CellUnit.Count, name + "Cure_Tests", path + "/cureTests", trigger.CureTests, (1, 60)) : null,
            trigger.From is { } from ? draft.Input($"{label}: from", CellUnit.Date, name + "From", path + "/from", from) : null,
            trigger.Until is { } until ? draft.Input($"{label}: until", CellUnit.Date, name + "Until", path + "/until", until) : null);
    }
}
