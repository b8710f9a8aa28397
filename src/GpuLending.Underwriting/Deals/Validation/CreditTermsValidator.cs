using FluentValidation;
using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class CreditTermsValidator : AbstractValidator<CreditTerms>
{
    private const int MostHaircuts = 20;

    public CreditTermsValidator()
    {
        RuleFor(terms => terms.Basis).Known("Basis of the default rate");
        RuleFor(terms => terms.DefaultRatePerAnnum).OptionalShare("Default rate", 0, 1, "a year");
        RuleFor(terms => terms.LossPremise).Known("Premise of the loss");
        RuleFor(terms => terms.Haircuts).AtMost(MostHaircuts, "haircuts");
        RuleForEach(terms => terms.Haircuts).SetValidator(new CollateralHaircutValidator()).When(terms => terms.Haircuts.Count <= MostHaircuts);
        RuleFor(terms => terms.BorrowingBaseAdvance).OptionalShare("Advance of the borrowing base");
        RuleFor(terms => terms.DiscountRatePerAnnum).OptionalShare("Discount rate", 0, 0.5, "a year");
        RuleFor(terms => terms.FundingSpreadPerAnnum).OptionalShare("Funding spread", -0.05, 0.25, "a year");
        RuleFor(terms => terms.CostPerAnnum).OptionalShare("Running cost", 0, 0.25, "of the balance a year");
        RuleFor(terms => terms.CapitalShare).OptionalShare("Economic capital", 0, 1, "of the balance");
        RuleFor(terms => terms.CapitalReturnPerAnnum).OptionalShare("Return on the capital", -0.05, 0.5, "a year");
        RuleFor(terms => terms.HurdlePerAnnum).OptionalShare("Hurdle", -0.05, 1, "a year");
        RuleFor(terms => terms.UnratedCountsAs!).LetterRating("Letter of unrated customers").When(terms => terms.UnratedCountsAs is not null);
        RuleFor(terms => terms.Guarantee!).SetValidator(new FullGuaranteeValidator()).When(terms => terms.Guarantee is not null);
        RuleFor(terms => terms.Structure!).SetValidator(new StructureChecklistValidator()).When(terms => terms.Structure is not null);
        RuleFor(terms => terms.Recovery!).SetValidator(new RecoveryTermsValidator()).When(terms => terms.Recovery is not null);
    }
}
