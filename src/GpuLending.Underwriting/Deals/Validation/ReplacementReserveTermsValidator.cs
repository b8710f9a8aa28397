using FluentValidation;
using GpuLending.Engine.Costs;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class ReplacementReserveTermsValidator : AbstractValidator<ReplacementReserveTerms>
{
    private const int MostSpendings = 200;

    public ReplacementReserveTermsValidator()
    {
        RuleFor(reserve => reserve.PerGpuMonth).Amount("Replacement reserve", 0, 100_000, unit: "per GPU and month");
        RuleFor(reserve => reserve.ShareOfCostPerAnnum).Share("Replacement reserve", 0, 0.5, "of hardware cost a year");
        RuleFor(reserve => reserve.Target).Amount("Target of the replacement reserve", 0, FieldRules.LargestAmount);
        RuleFor(reserve => reserve.Spending).AtMost(MostSpendings, "replacements");
        RuleForEach(reserve => reserve.Spending).SetValidator(new ReplacementSpendingValidator()).When(reserve => reserve.Spending.Count <= MostSpendings);
    }
}
