using FluentValidation;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class JuniorTrancheValidator : AbstractValidator<JuniorTranche>
{
    public JuniorTrancheValidator()
    {
        RuleFor(junior => junior.Name).Text("Junior tranche's name", FieldRules.NameLength, needed: true);
        RuleFor(junior => junior.Amount).Amount("Junior amount", 1, FieldRules.LargestAmount);
        RuleFor(junior => junior.CombinedAdvance).OptionalShare("Combined advance", 0.01, 2, "of eligible cost");
        RuleFor(junior => junior.CombinedLoanToValue).OptionalShare("Combined loan-to-value", 0.01, 2, "of value");
        RuleFor(junior => junior.CombinedDebtServiceCoverage).OptionalNumber("Combined debt service cover", 0.5, 20, "times");
        RuleFor(junior => junior.RatePerAnnum).Share("Junior rate", 0, 0.5, "a year");
        RuleFor(junior => junior.PikShare).Share("Share of interest added to principal");
        RuleFor(junior => junior.TenorMonths).Custom((months, context) =>
        {
            if (months is { } tenor && tenor is < 1 or > LoanDates.LongestTenorMonths)
                context.AddFailure($"Junior tenor is {months}: enter 1 to {LoanDates.LongestTenorMonths} months.");
        });
        RuleFor(junior => junior.Repayment).Known("Junior repayment");
        RuleFor(junior => junior.OriginalIssueDiscount).Share("Junior OID", 0, 0.5, "of principal");
        RuleFor(junior => junior.Upfront).Share("Junior upfront fee", 0, 0.2, "of its size");
        RuleFor(junior => junior).Custom((junior, context) =>
        {
            if (junior is { Amount: null, CombinedAdvance: null, CombinedLoanToValue: null, CombinedDebtServiceCoverage: null })
                context.AddFailure("The junior tranche has no amount and no limit: enter at least one of amount, combined advance, combined loan-to-value and combined cover.");
            if (junior is { Repayment: JuniorRepayment.Sculpted, CombinedDebtServiceCoverage: null })
                context.AddFailure("A sculpted junior tranche follows the combined cover: enter it, or repay at maturity.");
            if (context.Case().Waterfall is { } waterfall && waterfall.Steps.All(step => step.Kind != WaterfallStepKind.JuniorDebt))
                context.AddFailure("The waterfall has no rule that pays the junior tranche: add one, or take the tranche off.");
        });
    }
}
