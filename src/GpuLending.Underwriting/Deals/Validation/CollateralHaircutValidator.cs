using FluentValidation;
using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class CollateralHaircutValidator : AbstractValidator<CollateralHaircut>
{
    public CollateralHaircutValidator()
    {
        RuleFor(haircut => haircut.Name).Text("Haircut's name", FieldRules.NameLength);
        RuleFor(haircut => haircut.Share).Share("Haircut", 0, 1, "of the original value");
    }
}
