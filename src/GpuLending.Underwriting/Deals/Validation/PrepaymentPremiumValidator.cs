using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class PrepaymentPremiumValidator : AbstractValidator<PrepaymentPremium>
{
    private const int MostSteps = 20;

    public PrepaymentPremiumValidator()
    {
        RuleFor(premium => premium.MakeWholeUntil).OptionalDay("End of the make-whole");
        RuleFor(premium => premium.ReinvestmentRatePerAnnum).Share("Reinvestment rate", -0.05, 0.5, "a year");
        RuleFor(premium => premium.SpreadPerAnnum).Share("Spread over the reinvestment rate", -0.05, 0.5, "a year");
        RuleFor(premium => premium.PremiumSteps).AtMost(MostSteps, "steps of the premium");
        RuleFor(premium => premium.PremiumSteps).NoKeyTwice("Step of the premium until", step => FieldRules.Text(step.Until), "Until");
        RuleForEach(premium => premium.PremiumSteps).ChildRules(step =>
        {
            step.RuleFor(row => row.Until).Day("End of the step");
            step.RuleFor(row => row.Share).Share("Premium", 0, 0.5, "of what is prepaid");
        }).When(premium => premium.PremiumSteps.Count <= MostSteps);
    }
}
