using FluentValidation;
using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class ValuationTermsValidator : AbstractValidator<ValuationTerms>
{
    private const int MostCompared = 12;
    private const int MostOpinions = 200;
    private const int MostSupports = 50;

    public ValuationTermsValidator(CurveChoiceValidator mark, CurveChoiceValidator compared)
    {
        RuleFor(valuation => valuation.Curve).SetValidator(mark);
        RuleFor(valuation => valuation.AgeRule).Known("Age of lots delivered at a month's end");
        RuleFor(valuation => valuation.Premise).Known("Premise of the mark");
        RuleFor(valuation => valuation.Compared).AtMost(MostCompared, "compared curves");
        RuleForEach(valuation => valuation.Compared).SetValidator(compared);
        RuleFor(valuation => valuation.Mark).Known("Mark policy");
        RuleFor(valuation => valuation.Opinions).AtMost(MostOpinions, "opinions of value");
        RuleForEach(valuation => valuation.Opinions).SetValidator(new ValueOpinionValidator());
        RuleFor(valuation => valuation.Overrides).AtMost(MostOpinions, "overrides of the mark");
        RuleFor(valuation => valuation.Overrides).NoKeyTwice("Lot", given => given.LotId, "LotId");
        RuleForEach(valuation => valuation.Overrides).SetValidator(new MarkOverrideValidator());
        RuleFor(valuation => valuation.DispersionRule!.FreePoints).Share("Free points of dispersion", 0, 10).When(valuation => valuation.DispersionRule is not null);
        RuleFor(valuation => valuation.DispersionRule!.ReductionPerPoint).Number("Points off for each point of dispersion", 0, 10, "points").When(valuation => valuation.DispersionRule is not null);
        RuleFor(valuation => valuation.DispersionRule!.MaximumReduction).Share("Most that dispersion takes off").When(valuation => valuation.DispersionRule is not null);
        RuleFor(valuation => valuation.Supports).AtMost(MostSupports, "residual supports");
        RuleFor(valuation => valuation.Supports).NoKeyTwice("Support", support => support.Id, "Id");
        RuleForEach(valuation => valuation.Supports).SetValidator(new ResidualSupportValidator());
        RuleFor(valuation => valuation.Approach).SetValidator(new MarketApproachTermsValidator());
    }
}
