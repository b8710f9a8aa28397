using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class PrincipalPaymentValidator : AbstractValidator<PrincipalPayment>
{
    public PrincipalPaymentValidator()
    {
        RuleFor(payment => payment.Date).Day("Payment date");
        RuleFor(payment => payment.Date).Custom((date, context) =>
        {
            var dealCase = context.Case();
            if (!FieldRules.IsDay(date) || !FieldRules.IsDay(dealCase.ClosingDate)) return;
            if (date <= dealCase.ClosingDate)
                context.AddFailure($"Payment date is {FieldRules.Text(date)}: enter a date after closing on {FieldRules.Text(dealCase.ClosingDate)}.");
            else if (LoanDates.LastMaturity(dealCase) is { } maturity && date > maturity)
                context.AddFailure($"Payment date is {FieldRules.Text(date)}, after maturity on {FieldRules.Text(maturity)}: enter an earlier date.");
        });
        RuleFor(payment => payment.Amount).Amount("Principal", 0, FieldRules.LargestAmount, needed: true);
    }
}
