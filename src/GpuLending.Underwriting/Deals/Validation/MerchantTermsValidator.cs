using FluentValidation;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class MerchantTermsValidator : AbstractValidator<MerchantTerms>
{
    public MerchantTermsValidator()
    {
        RuleFor(merchant => merchant.PricePerGpuHour).Amount("Merchant price", 0, 1_000, unit: "per GPU-hour");
        RuleFor(merchant => merchant.DeclinePerAnnum).Share("Yearly fall of the merchant price", 0, 0.99, "a year", "A rise is never credited.");
        RuleFor(merchant => merchant.Utilisation).Share("Merchant utilisation");
        RuleFor(merchant => merchant.VoidMonths).WholeNumber("Void after a contract", 0, 60, "months");
        RuleFor(merchant => merchant.Relet!).SetValidator(new ReletTermsValidator()).When(merchant => merchant.Relet is not null);
    }
}
