using FluentValidation;
using GpuLending.Engine.Costs;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class ReplacementSpendingValidator : AbstractValidator<ReplacementSpending>
{
    public ReplacementSpendingValidator()
    {
        RuleFor(spending => spending.Date).Day("Date of the replacement");
        RuleFor(spending => spending.Date).Custom((date, context) =>
        {
            var closing = context.Case().ClosingDate;
            if (FieldRules.IsDay(date) && FieldRules.IsDay(closing) && date <= closing)
                context.AddFailure($"Date of the replacement is {FieldRules.Text(date)}: enter a date after closing on {FieldRules.Text(closing)}.");
        });
        RuleFor(spending => spending.Amount).Amount("Replacement", 0, FieldRules.LargestAmount, needed: true);
        RuleFor(spending => spending.Description).Text("What is replaced", FieldRules.NameLength);
    }
}
