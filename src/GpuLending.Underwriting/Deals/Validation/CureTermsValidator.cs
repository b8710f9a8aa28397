using FluentValidation;
using GpuLending.Engine.Covenants;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class CureTermsValidator : AbstractValidator<CureTerms>
{
    public CureTermsValidator()
    {
        RuleFor(terms => terms.MostTimes).OptionalWhole("Most cures", 0, 100, "times");
        RuleFor(terms => terms.MostInARow).OptionalWhole("Most cures in a row", 1, 100, "times");
        RuleFor(terms => terms.UnlimitedBefore).OptionalDay("Day before which cures are unlimited");
        RuleFor(terms => terms.Until).OptionalDay("Last day that may be cured");
        RuleFor(terms => terms.Until).Custom((until, context) =>
        {
            if (until is { } last && context.InstanceToValidate.UnlimitedBefore is { } before && last < before.AddDays(-1))
                context.AddFailure($"Last day that may be cured is {FieldRules.Text(last)}: enter the day before {FieldRules.Text(before)} or a later one.");
        });
    }
}
