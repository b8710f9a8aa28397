using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class PayInKindTermsValidator : AbstractValidator<PayInKindTerms>
{
    public PayInKindTermsValidator()
    {
        RuleFor(terms => terms.Share).Share("Share added to principal", unit: "of the interest");
        RuleFor(terms => terms.From).OptionalDay("First day of interest added");
        RuleFor(terms => terms.Until).Day("First day of interest paid again");
        RuleFor(terms => terms.Until).Custom((until, context) =>
        {
            var dealCase = context.Case();
            if (!FieldRules.IsDay(until)) return;
            if (context.InstanceToValidate.From is { } from && FieldRules.IsDay(from) && until <= from)
                context.AddFailure($"First day of interest paid again is {FieldRules.Text(until)}: enter a date after {FieldRules.Text(from)}.");
            else if (LoanDates.LastMaturity(dealCase) is { } maturity && until > maturity)
                context.AddFailure($"First day of interest paid again is {FieldRules.Text(until)}, after maturity on {FieldRules.Text(maturity)}: enter an earlier date.");
        });
        RuleFor(terms => terms.MarginPerAnnum).Share("Margin on interest added", 0, 0.5, "a year");
    }
}
