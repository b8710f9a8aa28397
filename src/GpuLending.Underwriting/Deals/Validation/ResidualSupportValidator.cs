using FluentValidation;
using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class ResidualSupportValidator : AbstractValidator<ResidualSupport>
{
    public ResidualSupportValidator()
    {
        RuleFor(support => support.Id).Text("Key of the support", FieldRules.KeyLength, needed: true);
        RuleFor(support => support.Kind).Known("Kind of support");
        RuleFor(support => support.Counterparty).Text("Counterparty", FieldRules.NameLength, needed: true);
        RuleFor(support => support.CounterpartyRating).LetterRating("Rating of the counterparty");
        RuleFor(support => support.Cap).Amount("Cap", 0, FieldRules.LargestAmount, needed: true);
        RuleFor(support => support.Floor).Amount("Floor", 0, FieldRules.LargestAmount);
        RuleFor(support => support.From).Day("First day");
        RuleFor(support => support.To).Day("Last day");
        RuleFor(support => support.To).Custom((to, context) =>
        {
            var from = context.InstanceToValidate.From;
            if (FieldRules.IsDay(to) && FieldRules.IsDay(from) && to < from)
                context.AddFailure($"Last day is {FieldRules.Text(to)}, before the first on {FieldRules.Text(from)}: enter a later date.");
        });
        RuleFor(support => support.Order).WholeNumber("Place in the order of calling", 1, 1_000, "");
        RuleFor(support => support.CreditGiven).Share("Credit given", unit: "of the cap");
    }
}
