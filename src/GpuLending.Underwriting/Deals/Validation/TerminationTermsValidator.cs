using FluentValidation;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class TerminationTermsValidator : AbstractValidator<TerminationTerms>
{
    public TerminationTermsValidator()
    {
        RuleFor(terms => terms.Kind).Known("Kind of termination");
        RuleFor(terms => terms.EarliestDate).OptionalDay("Earliest notice");
        RuleFor(terms => terms.NoticeMonths).WholeNumber("Notice", 0, 60, "months");
        RuleFor(terms => terms.FeeMonths).Number("Fee for leaving", 0, 120, "months of fees");
        RuleFor(terms => terms.FeeAmount).Amount("Fee for leaving", 0, FieldRules.LargestAmount);
        RuleFor(terms => terms.ProbabilityPerAnnum).Share("Probability of leaving", 0, 1, "a year");
    }
}
