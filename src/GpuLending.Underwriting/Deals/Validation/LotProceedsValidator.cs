using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class LotProceedsValidator : AbstractValidator<LotProceeds>
{
    public LotProceedsValidator()
    {
        RuleFor(proceeds => proceeds.Date).Day("Date of the proceeds");
        RuleFor(proceeds => proceeds.Date).Custom((date, context) => LoanDates.CheckEvent("Date of the proceeds", date, context));
        RuleFor(proceeds => proceeds.LotId).Custom((id, context) =>
        {
            if (id.Length > 0 && !context.Case().Lots.Any(lot => lot.Id == id))
                context.AddFailure($"Lot '{FieldRules.Short(id)}' is not in the fleet: choose one of its lots, or none.");
        });
        RuleFor(proceeds => proceeds.Kind).Known("Kind of proceeds");
        RuleFor(proceeds => proceeds.Amount).Amount("Proceeds", 0, FieldRules.LargestAmount, needed: true);
        RuleFor(proceeds => proceeds.PrepaidShare).Share("Share that prepays the loan", unit: "of the proceeds");
        RuleFor(proceeds => proceeds.LotShare).Share("Part of the lot", unit: "of the lot");
    }
}
