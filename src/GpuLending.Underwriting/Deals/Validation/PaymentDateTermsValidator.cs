using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class PaymentDateTermsValidator : AbstractValidator<PaymentDateTerms>
{
    public PaymentDateTermsValidator()
    {
        RuleFor(terms => terms.Rule).Known("Business-day rule");
        RuleFor(terms => terms.Calendar).Calendar("Payment calendar");
        RuleFor(terms => terms.EndOfMonth).Known("End-of-month rule");
        RuleFor(terms => terms.FinalStub).Known("Last period");
    }
}
