using FluentValidation;
using GpuLending.Engine.Cashflows;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class EnteredCashFlowValidator : AbstractValidator<EnteredCashFlow>
{
    public EnteredCashFlowValidator()
    {
        RuleFor(flow => flow.Date).Day("Date of the cash flow");
        RuleFor(flow => flow.Date).Custom((date, context) =>
        {
            var closing = context.Case().ClosingDate;
            if (FieldRules.IsDay(date) && FieldRules.IsDay(closing) && date < closing)
                context.AddFailure($"Date of the cash flow is {FieldRules.Text(date)}: enter a date from closing on {FieldRules.Text(closing)}.");
        });
        RuleFor(flow => flow.Amount).Amount("Cash flow", -FieldRules.LargestAmount, FieldRules.LargestAmount, needed: true);
        RuleFor(flow => flow.Description).Text("Description", FieldRules.NoteLength);
    }
}
