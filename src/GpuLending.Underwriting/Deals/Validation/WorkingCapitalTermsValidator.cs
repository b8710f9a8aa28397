using FluentValidation;
using GpuLending.Engine.Costs;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class WorkingCapitalTermsValidator : AbstractValidator<WorkingCapitalTerms>
{
    public WorkingCapitalTermsValidator()
    {
        RuleFor(terms => terms.DaysReceivable).Number("Days until contract fees are received", 0, 365, "days");
        RuleFor(terms => terms.DaysReceivableMerchant).Number("Days until merchant rent is received", 0, 365, "days");
        RuleFor(terms => terms.DaysPayable).Number("Days until costs are paid", 0, 365, "days");
    }
}
