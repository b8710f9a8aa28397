using FluentValidation;
using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class ValuationTermsValidator : AbstractValidator<ValuationTerms>
{
    private const int MostCompared = 12;

    public ValuationTermsValidator(CurveChoiceValidator mark, CurveChoiceValidator compared)
    {
        RuleFor(valuation => valuation.Curve).SetValidator(mark);
        RuleFor(valuation => valuation.Premise).Known("Premise of the mark");
        RuleFor(valuation => valuation.Compared).AtMost(MostCompared, "compared curves");
        RuleForEach(valuation => valuation.Compared).SetValidator(compared);
    }
}
