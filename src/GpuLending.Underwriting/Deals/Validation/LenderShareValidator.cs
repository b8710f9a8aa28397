using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class LenderShareValidator : AbstractValidator<LenderShare>
{
    public LenderShareValidator()
    {
        RuleFor(lender => lender.Lender).Text("Lender", FieldRules.NameLength, needed: true);
        RuleFor(lender => lender.Share).Share("Lender's share", unit: "of the loan");
    }
}
