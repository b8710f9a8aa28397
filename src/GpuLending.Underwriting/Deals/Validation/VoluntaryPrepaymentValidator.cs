using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class VoluntaryPrepaymentValidator : AbstractValidator<VoluntaryPrepayment>
{
    public VoluntaryPrepaymentValidator()
    {
        RuleFor(prepayment => prepayment.Date).Day("Prepayment date");
        RuleFor(prepayment => prepayment.Date).Custom((date, context) => LoanDates.CheckEvent("Prepayment date", date, context));
        RuleFor(prepayment => prepayment.Amount).Amount("Prepayment", 0.01m, FieldRules.LargestAmount, needed: true);
        RuleFor(prepayment => prepayment.Reason).Text("Reason of the prepayment", FieldRules.NoteLength);
    }
}
