using FluentValidation;
using GpuLending.Engine.Sizing;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class SizingTermsValidator : AbstractValidator<SizingTerms>
{
    public SizingTermsValidator()
    {
        RuleFor(terms => terms.AdvanceOnCost.Status).Known("Status of the advance on cost");
        RuleFor(terms => terms.AdvanceOnCost.AdvanceRate).OptionalShare("Advance rate", 0, 1, "of eligible cost");
        RuleFor(terms => terms.AdvanceOnCost.EligibleCategories).Custom((categories, context) =>
        {
            if (categories.Count == 0)
                context.AddFailure("Eligible cost is empty: choose at least one category.");
            else if (categories.Distinct().Count() != categories.Count)
                context.AddFailure("Eligible cost names a category twice: name each once.");
            else if (!categories.All(Enum.IsDefined))
                context.AddFailure("Eligible cost names an unknown category.");
        });
        RuleFor(terms => terms.AdvanceOnCost.DrawTest).Known("Test of draws against deliveries");
        RuleFor(terms => terms.AdvanceOnCost.Uses.Discount).Known("Funding of the discount");
        RuleFor(terms => terms.AdvanceOnCost.Uses.UpfrontFee).Known("Funding of the upfront fee");
        RuleFor(terms => terms.AdvanceOnCost.Uses.CapitalisedInterest).Known("Funding of capitalised interest");
        RuleFor(terms => terms.AdvanceOnCost.Uses.InterestToFirstPayment).Known("Funding of interest to the first payment");
        RuleFor(terms => terms.AdvanceOnCost.Uses.DebtServiceReserve).Known("Funding of the debt service reserve");

        RuleFor(terms => terms.LoanToValue.Status).Known("Status of the loan-to-value limit");
        RuleFor(terms => terms.LoanToValue.Maximum).Share("Largest loan-to-value", 0.01, 2, "of value");
        RuleFor(terms => terms.LoanToValue.Premise).OptionalKnown("Premise");

        RuleFor(terms => terms.DepreciatedCost.Status).Known("Status of the depreciated-cost limit");
        RuleFor(terms => terms.DepreciatedCost.Maximum).Share("Share of depreciated cost", 0.01, 2);
        RuleFor(terms => terms.DepreciatedCost.LifeYears).Number("Life of the straight line", 0.5, 20, "years");

        RuleFor(terms => terms.DebtServiceCoverage.Status).Known("Status of the debt service cover");
        RuleFor(terms => terms.DebtServiceCoverage.ContractedTarget).Number("Target on contracted cash", 0.5, 20, "times");
        RuleFor(terms => terms.DebtServiceCoverage.MerchantTarget).Number("Target on merchant cash", 0.5, 20, "times");

        RuleFor(terms => terms.LoanLifeCoverage.Status).Known("Status of the loan life cover");
        RuleFor(terms => terms.LoanLifeCoverage.Target).Number("Target of the loan life cover", 0.5, 20, "times");

        RuleFor(terms => terms.Balloon.Status).Known("Status of the balloon cap");
        RuleFor(terms => terms.SupportedBalance.Status).Known("Status of the supported balance");
        RuleFor(terms => terms.Balloon.MaximumShare).Share("Largest balloon", unit: "of the loan");

        RuleFor(terms => terms.Commitment.Status).Known("Status of the commitment");
        RuleFor(terms => terms.Commitment.Hold).Amount("Hold", 0, FieldRules.LargestAmount);

        RuleFor(terms => terms.Tenor.Status).Known("Status of the tenor limit");
        RuleFor(terms => terms.Tenor.MonthsPastContracts).WholeNumber("Maturity past the contracts", 0, 360, "months");
        RuleFor(terms => terms.Tenor.EconomicLifeYears).Number("Economic life", 0.5, 20, "years");
        RuleFor(terms => terms.Tenor.ShareOutstandingPast).Share("Share outstanding past the end");
    }
}
