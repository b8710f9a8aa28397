using FluentValidation;
using GpuLending.Engine.Costs;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class IncomeTaxTermsValidator : AbstractValidator<IncomeTaxTerms>
{
    public IncomeTaxTermsValidator()
    {
        RuleFor(tax => tax.RatePerAnnum).Share("Income tax", 0, 0.6, "of taxable income");
        RuleFor(tax => tax.Convention).Known("Convention of depreciation");
        RuleFor(tax => tax.BonusShare).Share("Bonus depreciation", 0, 1, "of cost");
        RuleFor(tax => tax.OpeningLosses).Amount("Losses at closing", 0, FieldRules.LargestAmount);
        RuleFor(tax => tax.LossLimitShare).Share("Limit of losses used", 0, 1, "of the year's income");
        RuleFor(tax => tax.InterestLimitShare).OptionalShare("Limit of interest", 0, 1, "of earnings before interest, tax and depreciation");
        RuleFor(tax => tax.Payment).Known("Payment of tax");
    }
}
