using FluentValidation;
using GpuLending.Engine.Covenants;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class CovenantWaiverValidator : AbstractValidator<CovenantWaiver>
{
    public CovenantWaiverValidator()
    {
        RuleFor(waiver => waiver.From).Day("First day of the waiver");
        RuleFor(waiver => waiver.Until).Day("Last day of the waiver");
        RuleFor(waiver => waiver.Until).Custom((until, context) =>
        {
            if (until != default && until < context.InstanceToValidate.From)
                context.AddFailure($"Last day of the waiver is {FieldRules.Text(until)}: enter {FieldRules.Text(context.InstanceToValidate.From)} or later.");
        });
        RuleFor(waiver => waiver.SignedBy).Text("Who signed the waiver", FieldRules.NameLength, needed: true);
        RuleFor(waiver => waiver.SignedOn).OptionalDay("Day of signature");
        RuleFor(waiver => waiver.Reason).Text("Reason of the waiver", FieldRules.NoteLength, needed: true);
    }
}
