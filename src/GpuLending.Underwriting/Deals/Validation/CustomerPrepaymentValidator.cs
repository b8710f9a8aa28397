using FluentValidation;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class CustomerPrepaymentValidator : AbstractValidator<CustomerPrepayment>
{
    public CustomerPrepaymentValidator()
    {
        RuleFor(prepayment => prepayment.Amount).Amount("Prepayment", 0, FieldRules.LargestAmount, needed: true);
        RuleFor(prepayment => prepayment.ReceivedOn).Day("Date of the prepayment");
        RuleFor(prepayment => prepayment.ShareOfEachInvoice).OptionalShare("Share of each invoice settled from the prepayment");
    }
}
