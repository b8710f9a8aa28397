using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class LeaseTermsValidator : AbstractValidator<LeaseTerms>
{
    public LeaseTermsValidator()
    {
        RuleFor(terms => terms.ResidualShare).Share("Residual", 0, 0.9, "of the cost leased");
        RuleFor(terms => terms.PurchaseOptionShare).OptionalShare("Purchase option", 0, 1, "of the cost leased");
    }
}
