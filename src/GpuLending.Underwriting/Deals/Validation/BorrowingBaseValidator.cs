using FluentValidation;
using GpuLending.Engine.Covenants;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class BorrowingBaseValidator : AbstractValidator<BorrowingBaseTerms>
{
    public BorrowingBaseValidator()
    {
        RuleFor(terms => terms.AdvanceRate).Share("Advance of the borrowing base");
        RuleFor(terms => terms.Premise).OptionalKnown("Premise of the borrowing base");
        RuleFor(terms => terms.Reserve).Amount("Reserve of the borrowing base", 0, FieldRules.LargestAmount);
        RuleFor(terms => terms.Countries).AtMost(100, "countries");
        RuleForEach(terms => terms.Countries).Country("Country");
        RuleFor(terms => terms.LargestAgeYears).OptionalNumber("Largest age", 0.1, 15, "years");
        RuleFor(terms => terms.LargestModelShare).OptionalShare("Largest part in one model", 0.01);
        RuleFor(terms => terms.LargestSiteShare).OptionalShare("Largest part at one site", 0.01);
        RuleFor(terms => terms.LargestCustomerShare).OptionalShare("Largest part with one customer", 0.01);
    }
}
