using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class FacilityAmendmentValidator : AbstractValidator<FacilityAmendment>
{
    public FacilityAmendmentValidator()
    {
        RuleFor(amendment => amendment.SignedOn).OptionalDay("Day of signing");
        RuleFor(amendment => amendment.EffectiveDate).Day("Effective date");
        RuleFor(amendment => amendment.EffectiveDate).Custom((date, context) => LoanDates.CheckEvent("Effective date", date, context));
        RuleFor(amendment => amendment.Description).Text("Description of the amendment", FieldRules.NoteLength);
        RuleFor(amendment => amendment.MarginPerAnnum).OptionalShare("Margin", 0, 0.5, "a year");
        RuleFor(amendment => amendment.TenorMonths).Custom((months, context) =>
        {
            if (months is < 1 or > LoanDates.LongestTenorMonths)
                context.AddFailure($"Tenor is {FieldRules.Text(months.Value)}: enter 1 to {LoanDates.LongestTenorMonths} months.");
        });
        RuleFor(amendment => amendment.FinalMaturity).OptionalDay("Final maturity");
        RuleFor(amendment => amendment.FinalMaturity).Custom((maturity, context) =>
        {
            var effective = context.InstanceToValidate.EffectiveDate;
            if (maturity is { } day && FieldRules.IsDay(day) && FieldRules.IsDay(effective) && day <= effective)
                context.AddFailure($"Final maturity is {FieldRules.Text(day)}: enter a date after the effective date {FieldRules.Text(effective)}.");
        });
        RuleFor(amendment => amendment.Commitment).Amount("Commitment", 0, FieldRules.LargestAmount);
        RuleFor(amendment => amendment.Amortisation).SetValidator(new AmortisationTermsValidator(isAmendment: true)!).When(amendment => amendment.Amortisation is not null);
    }
}
