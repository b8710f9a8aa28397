using FluentValidation;
using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class FullGuaranteeValidator : AbstractValidator<FullGuarantee>
{
    public FullGuaranteeValidator()
    {
        RuleFor(guarantee => guarantee.Guarantor).Text("Guarantor", FieldRules.NameLength, needed: true);
        RuleFor(guarantee => guarantee.Rating).LetterRating("Rating of the guarantor");
    }
}
