using FluentValidation;
using GpuLending.Engine.Covenants;
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
        RuleFor(trigger => trigger.CovenantId).Custom(CheckCovenant);
        RuleFor(trigger => trigger.Tier).WholeNumber("Tier", 1, 10, "counted from the highest price");
        RuleForEach(trigger => trigger.ContractIds).Custom((id, context) =>
        {
            if (!context.Case().Contracts.Any(contract => contract.Id == id))
                context.AddFailure($"Contract '{FieldRules.Short(id)}' is not in this deal: choose one of its contracts.");
        });
    }

    private static void CheckCovenant(string? id, ValidationContext<WaterfallTrigger> context)
    {
        if (context.InstanceToValidate.Measure != TriggerMeasure.RentalIndexTier) return;
        var known = context.Case().Covenants.Where(covenant => covenant.Kind == CovenantKind.RentalIndexTier).Select(covenant => covenant.Id).ToList();
        if (known.Count == 0)
            context.AddFailure("The trigger reads a rental index and no covenant has one: add its tiers to the covenants.");
        else if (id is not null && !known.Contains(id))
            context.AddFailure($"Covenant '{FieldRules.Short(id)}' is not on a rental index: choose {string.Join(" or ", known)}.");
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
            case TriggerMeasure.CustomerDefault or TriggerMeasure.Event or TriggerMeasure.RentalIndexTier:
                break;
        }
    }
}
