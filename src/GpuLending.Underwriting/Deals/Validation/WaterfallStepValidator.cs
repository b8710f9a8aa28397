using FluentValidation;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class WaterfallStepValidator : AbstractValidator<WaterfallStep>
{
    private const decimal LargestYearly = 1_000_000_000_000m;

    public WaterfallStepValidator(WaterfallTerms terms)
    {
        RuleFor(step => step.Id).Text("Key of the rule", FieldRules.KeyLength, needed: true);
        RuleFor(step => step.Name).Text("Name of the rule", FieldRules.NameLength);
        RuleFor(step => step.Kind).Known("Kind of rule");
        RuleFor(step => step.Condition).Known("Condition");
        RuleFor(step => step.AccountId).Custom((id, context) =>
        {
            if (context.InstanceToValidate.Kind is not (WaterfallStepKind.FundAccount or WaterfallStepKind.CashTrap)) return;
            if (string.IsNullOrEmpty(id))
                context.AddFailure("Account is not provided: choose the account that this rule pays into.");
            else if (!terms.Accounts.Any(account => account.Id == id))
                context.AddFailure($"Account '{FieldRules.Short(id)}' is not in this waterfall: choose one of its accounts.");
        });
        RuleFor(step => step.CashShare).Share("Share of what is left");
        RuleFor(step => step.TriggeredShare).OptionalShare("Share while triggered");
        RuleFor(step => step.ReceiptsShare).Share("Share of receipts");
        RuleFor(step => step.AmountPerAnnum).Amount("Amount a year", 0, LargestYearly, unit: "a year");
        RuleFor(step => step.From).OptionalDay("First day");
        RuleFor(step => step.Until).OptionalDay("Last day");
        RuleFor(step => step.Until).Custom((until, context) =>
        {
            if (until is { } end && context.InstanceToValidate.From is { } start && end <= start)
                context.AddFailure($"Last day is {FieldRules.Text(end)}, not after the first on {FieldRules.Text(start)}: enter a later date.");
        });
        RuleFor(step => step.TriggerIds).AtMost(40, "triggers of a rule");
        RuleForEach(step => step.TriggerIds).Custom((id, context) =>
        {
            if (!terms.Triggers.Any(trigger => trigger.Id == id))
                context.AddFailure($"Trigger '{FieldRules.Short(id)}' is not in this waterfall: choose one of its triggers.");
        });
        RuleFor(step => step.TriggerIds).Custom((ids, context) =>
        {
            var step = context.InstanceToValidate;
            if (ids.Count == 0 && (step.Condition != StepCondition.Always || step.TriggeredShare is not null))
                context.AddFailure("The rule waits for a trigger and names none: choose at least one.");
        });
    }
}
