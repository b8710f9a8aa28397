using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class FeeTermsValidator : AbstractValidator<FeeTerms>
{
    public FeeTermsValidator()
    {
        RuleFor(fees => fees.OriginalIssueDiscount).Share("Original issue discount", -0.25, 0.5, "of each draw");
        RuleFor(fees => fees.Upfront).Share("Upfront fee", 0, 0.2, "of the loan");
        RuleFor(fees => fees.UndrawnPerAnnum).Share("Undrawn fee", 0, 0.2, "a year");
        RuleFor(fees => fees.AgencyPerAnnum).Amount("Agency fee", 0, 1_000_000_000m, unit: "a year");
        RuleFor(fees => fees.HedgePremium).Amount("Hedge premium", 0, 100_000_000_000m);
        RuleFor(fees => fees.Exit).Share("Exit fee", 0, 0.2, "of principal");
    }
}
