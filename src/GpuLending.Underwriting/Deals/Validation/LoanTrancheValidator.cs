using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class LoanTrancheValidator : AbstractValidator<LoanTranche>
{
    private const int MostLenders = 100;

    public LoanTrancheValidator()
    {
        RuleFor(tranche => tranche.Name).Text("Tranche's name", FieldRules.NameLength, needed: true);
        RuleFor(tranche => tranche.Share).Share("Tranche's share", unit: "of the loan");
        RuleFor(tranche => tranche.Amount).Amount("Tranche's amount", 1, FieldRules.LargestAmount);
        RuleFor(tranche => tranche.Interest!.Kind).Known("Tranche's interest").When(tranche => tranche.Interest is not null);
        RuleFor(tranche => tranche.Interest!.FixedRatePerAnnum).Share("Tranche's fixed rate", 0, 0.5, "a year").When(tranche => tranche.Interest?.Kind == RateKind.Fixed);
        RuleFor(tranche => tranche.Interest!.MarginPerAnnum).Share("Tranche's margin", 0, 0.5, "a year").When(tranche => tranche.Interest?.Kind == RateKind.Floating);
        RuleFor(tranche => tranche.Interest!.FloorPerAnnum).Share("Tranche's floor", -0.05, 0.25, "a year").When(tranche => tranche.Interest?.Kind == RateKind.Floating);
        RuleFor(tranche => tranche.Lenders).AtMost(MostLenders, "lenders");
        RuleFor(tranche => tranche.Lenders).NoKeyTwice("Lender", lender => lender.Lender, "Lender");
        RuleForEach(tranche => tranche.Lenders).SetValidator(new LenderShareValidator()).When(tranche => tranche.Lenders.Count <= MostLenders);
        RuleFor(tranche => tranche.Lenders).SharesSum("Lenders' shares");
    }
}
