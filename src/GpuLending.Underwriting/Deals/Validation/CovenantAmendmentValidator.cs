using FluentValidation;
using GpuLending.Engine.Covenants;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class CovenantAmendmentValidator : AbstractValidator<CovenantAmendment>
{
    public CovenantAmendmentValidator(CovenantKind kind)
    {
        RuleFor(amendment => amendment.EffectiveDate).Day("Effective date of the amendment");
        RuleFor(amendment => amendment.SignedOn).OptionalDay("Day of signature");
        RuleFor(amendment => amendment.Until).OptionalDay("Last day of the amendment");
        RuleFor(amendment => amendment.Until).Custom((until, context) =>
        {
            if (until is { } last && last < context.InstanceToValidate.EffectiveDate)
                context.AddFailure($"Last day of the amendment is {FieldRules.Text(last)}: enter {FieldRules.Text(context.InstanceToValidate.EffectiveDate)} or later.");
        });
        RuleFor(amendment => amendment.Threshold).Custom((threshold, context) =>
        {
            if (threshold is not { } given) return;
            if (kind == CovenantKind.MinimumLiquidity) context.AddFailure("This covenant's threshold is an amount: enter the new least amount instead.");
            else if (kind == CovenantKind.RentalIndexTier) context.AddFailure("This covenant's thresholds are its tiers: change the tiers instead.");
            else CovenantValidator.CheckThreshold(given, kind, context);
        });
        RuleFor(amendment => amendment.MinimumAmount).Amount("New least amount", 0, FieldRules.LargestAmount);
        RuleFor(amendment => amendment.FirstTestDate).OptionalDay("New first test date");
        RuleFor(amendment => amendment.TrailingMonths).OptionalWhole("New trailing window", 1, 60, "months");
        RuleFor(amendment => amendment.DefinitionVersion).Text("Version of the definition", FieldRules.KeyLength);
        RuleFor(amendment => amendment.Description).Text("What was agreed", FieldRules.NoteLength);
    }
}
