using FluentValidation;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class WaterfallTriggerValidator : AbstractValidator<WaterfallTrigger>
{
    public WaterfallTriggerValidator()
    {
        RuleFor(trigger => trigger.Id).Text("Key of the trigger", FieldRules.KeyLength, needed: true);
        RuleFor(trigger => trigger.Name).Text("Name of the trigger", FieldRules.NameLength);
        RuleFor(trigger => trigger.Measure).Known("What is measured");
        RuleFor(trigger => trigger.Threshold).Custom(CheckThreshold);
        RuleFor(trigger => trigger.WindowMonths).WholeNumber("Window", 1, 60, "months");
        RuleFor(trigger => trigger.Premise).OptionalKnown("Premise");
        RuleFor(trigger => trigger.CureTests).WholeNumber("Tests to cure", 1, 60, "in a row");
        RuleFor(trigger => trigger.From).OptionalDay("First day");
        RuleFor(trigger => trigger.Until).OptionalDay("Last day");
        RuleFor(trigger => trigger.Until).Custom((until, context) =>
        {
            if (until is { } end && context.InstanceToValidate.From is { } start && end <= start)
                context.AddFailure($"Last day is {FieldRules.Text(end)}, not after the first on {FieldRules.Text(start)}: enter a later date.");
        });
        RuleForEach(trigger => trigger.ContractIds).Custom((id, context) =>
        {
            if (!context.Case().Contracts.Any(contract => contract.Id == id))
                context.AddFailure($"Contract '{FieldRules.Short(id)}' is not in this deal: choose one of its contracts.");
        });
    }

    private static void CheckThreshold(double threshold, ValidationContext<WaterfallTrigger> context)
    {
        switch (context.InstanceToValidate.Measure)
        {
            case TriggerMeasure.DebtServiceCoverage or TriggerMeasure.ForwardDebtServiceCoverage:
                FieldRules.CheckNumber(threshold, "Threshold", 0.1, 20, FieldRules.Plain, "times", "", context);
                break;
            case TriggerMeasure.LoanToValue or TriggerMeasure.LoanToCost:
                FieldRules.CheckNumber(threshold, "Threshold", 0.01, 5, FieldRules.Percent, "", "", context);
                break;
            case TriggerMeasure.CustomerDefault or TriggerMeasure.Event:
                break;
        }
    }
}
